package dks.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the running API may do in its database. Every other test of this module runs with the same rights. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ApiRoleTest {

    @Test
    void requests_are_served_by_the_role_of_the_api() throws Exception {
        RestAssured.get("/api/posts").then().statusCode(200);

        assertThat(table("SELECT usename, application_name FROM pg_stat_activity WHERE application_name = 'dks-api'"))
                .containsExactly(Map.entry("dks_api", "dks-api"));
    }

    @Test
    void every_table_is_in_the_list_of_grants() throws Exception {
        Map<String, String> tables = table("SELECT tablename, tableowner FROM pg_tables WHERE schemaname = 'public'");

        assertThat(tables.remove("flyway_schema_history")).isEqualTo("dks");
        assertThat(tables.keySet()).hasSizeGreaterThan(3).isEqualTo(ApiRole.GRANTS.keySet());
        assertThat(tables.values()).containsOnly("dks");
    }

    @Test
    void it_has_the_rights_of_the_list_and_no_others() throws Exception {
        assertThat(table("""
                SELECT relname, string_agg(privilege_type, ', ' ORDER BY strpos('SELECT, INSERT, UPDATE, DELETE', privilege_type))
                FROM pg_class, aclexplode(relacl)
                WHERE grantee = 'dks_api'::regrole GROUP BY relname""")).isEqualTo(ApiRole.GRANTS);
    }

    @Test
    void it_has_no_attributes_and_is_in_no_other_role() throws Exception {
        assertThat(Database.count("SELECT count(*) FROM pg_roles WHERE rolname = 'dks_api' AND rolcanlogin"
                        + " AND NOT (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls)"))
                .isEqualTo(1);
        assertThat(Database.count("SELECT count(*) FROM pg_auth_members WHERE member = 'dks_api'::regrole"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE mine (id int)",
                "CREATE TEMPORARY TABLE mine (id int)",
                "CREATE SCHEMA mine",
                "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE ROLE mine",
                "CREATE DATABASE mine",
                "ALTER TABLE posts ADD COLUMN mine int",
                "ALTER ROLE dks_api CREATEROLE",
                "CREATE INDEX mine ON posts (title)",
                "DROP TABLE posts",
                "TRUNCATE kudos",
                "UPDATE kudos SET person = person",
                "SELECT * FROM flyway_schema_history",
                "DELETE FROM flyway_schema_history",
                "SELECT nextval('posts_id_seq')",
                "SET ROLE dks",
                "SELECT pg_read_file('postgresql.conf')",
                "COPY posts TO PROGRAM 'cat'"
            })
    void it_is_refused_everything_else(String sql) throws Exception {
        try (Connection connection = Database.connectAsService();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
    }

    /** The first two columns of a query's rows. */
    private static Map<String, String> table(String query) throws SQLException {
        try (Connection connection = Database.connectAsSuperuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            Map<String, String> table = new TreeMap<>();
            while (rows.next()) {
                table.put(rows.getString(1), rows.getString(2));
            }
            return table;
        }
    }
}
