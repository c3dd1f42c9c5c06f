package dks.forecast.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dks.ec2.InstanceType;
import dks.ec2.InstanceTypes;
import dks.template.Template;
import dks.template.Templates;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices of single resources, reckoned by hand from the price table. */
class CostTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double A_CENT = 0.01;

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    AWS::SecretsManager::Secret             | {}                                                        | 0.40
                    AWS::KMS::Key                           | {}                                                        | 1.00
                    AWS::Route53::HostedZone                | {}                                                        | 0.50
                    AWS::EC2::NatGateway                    | {}                                                        | 32.85
                    AWS::EC2::EIP                           | {}                                                        | 3.65
                    AWS::ECR::Repository                    | {}                                                        | 0.05
                    AWS::ElasticLoadBalancing::LoadBalancer | {}                                                        | 18.25
                    AWS::ElasticLoadBalancingV2::LoadBalancer | {'Scheme':'internal','Subnets':['a','b','c']}           | 16.425
                    AWS::ElasticLoadBalancingV2::LoadBalancer | {'Scheme':'internet-facing','Subnets':['a','b','c']}    | 27.375
                    AWS::ElasticLoadBalancingV2::LoadBalancer | {'Subnets':{'Ref':'Somewhere'}}                         | 23.725
                    AWS::EC2::VPCEndpoint                   | {'VpcEndpointType':'Gateway'}                             | 0
                    AWS::EC2::VPCEndpoint                   | {}                                                        | 0
                    AWS::EC2::VPCEndpoint                   | {'VpcEndpointType':'Interface','SubnetIds':['a','b']}     | 14.60
                    AWS::WAFv2::WebACL                      | {'Rules':[{},{},{}]}                                      | 8.00
                    AWS::EC2::Instance | {'InstanceType':'t4g.nano','BlockDeviceMappings':[{'Ebs':{'VolumeSize':8,'VolumeType':'gp3'}}],'NetworkInterfaces':[{'AssociatePublicIpAddress':true}]} | 7.356
                    AWS::EC2::Instance | {'InstanceType':'t4g.nano','Monitoring':true,'BlockDeviceMappings':[{'Ebs':{'VolumeSize':10}}]} | 6.166
                    AWS::RDS::DBInstance | {'Engine':'postgres','DBInstanceClass':'db.t4g.micro','AllocatedStorage':'20'}       | 13.98
                    AWS::RDS::DBInstance | {'Engine':'postgres','DBInstanceClass':'db.t4g.micro','AllocatedStorage':'20','MultiAZ':true} | 27.96
                    AWS::RDS::DBInstance | {'Engine':'MySQL','DBInstanceClass':'db.t2.small','AllocatedStorage':10}            | 25.97
                    AWS::EC2::Volume                        | {'Size':100,'VolumeType':'gp3'}                           | 8.00
                    AWS::EC2::Volume                        | {'Size':'5'}                                              | 0.50
                    AWS::IAM::Role                          | {}                                                        | 0
                    """)
    void a_month_of_one_resource(String type, String properties, double dollars) throws JsonProcessingException {
        Cost cost = cost("'One':" + resource(type, properties));
        assertThat(cost.idle()).isCloseTo(dollars, within(A_CENT));
        assertThat(cost.notPriced()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    AWS::Foo::Bar         | {}                                                        | AWS::Foo::Bar
                    AWS::EC2::Volume      | {'Size':5,'VolumeType':'io1'}                             | a volume of type io1
                    {'Fn::ForEach':'x'}   | {}                                                        | One (no type)
                    AWS::EC2::Instance    | {'InstanceType':'u-12tb1.metal'}                          | AWS::EC2::Instance (u-12tb1.metal)
                    AWS::EC2::Instance    | {'InstanceType':{'Ref':'Chosen'}}                         | AWS::EC2::Instance (type not told)
                    AWS::RDS::DBInstance  | {'Engine':'oracle-ee','DBInstanceClass':'db.t3.micro'}    | AWS::RDS::DBInstance (oracle-ee db.t3.micro)
                    AWS::EC2::Volume      | {'VolumeType':'gp3','Size':{'Ref':'Chosen'}}              | a volume of type gp3 (the templates do not tell its Size.)
                    AWS::RDS::DBInstance  | {'DBInstanceClass':'db.serverless','DBClusterIdentifier':'x'} | AWS::RDS::DBInstance (its cluster is not in the templates)
                    AWS::RDS::DBCluster   | {'Engine':'mysql'}                                        | AWS::RDS::DBCluster (mysql)
                    AWS::ECS::Service     | {'LaunchType':'FARGATE'}                                  | AWS::ECS::Service on Fargate
                    AWS::AutoScaling::AutoScalingGroup | {'MinSize':'1','MaxSize':'1'}                | AWS::AutoScaling::AutoScalingGroup One (the group has no launch template in the templates.)
                    """)
    void what_is_not_priced_is_named(String type, String properties, String named) throws JsonProcessingException {
        Cost cost = cost("'One':" + resource(type, properties) + ",'Two':" + resource("AWS::KMS::Key", "{}"));
        assertThat(cost.notPriced().keySet()).containsExactly(named);
        assertThat(cost.idle()).isEqualTo(1.00);
    }

    @Test
    void unknown_types_are_counted() throws JsonProcessingException {
        Cost cost = cost("'One':" + resource("AWS::Foo::Bar", "{}") + ",'Two':" + resource("AWS::Foo::Bar", "{}"));
        assertThat(cost.notPriced()).containsEntry("AWS::Foo::Bar", 2);
    }

    @Test
    void a_database_whose_least_capacity_is_left_open_is_not_priced() throws JsonProcessingException {
        Cost cost = cost(aurora("{'MinCapacity':{'Ref':'Least'},'MaxCapacity':2}", 1));
        assertThat(cost.notPriced())
                .containsOnlyKeys("AWS::RDS::DBInstance Instance0 (the templates do not tell its MinCapacity.)");
    }

    @Test
    void a_database_that_pauses_costs_its_storage() throws JsonProcessingException {
        Cost cost = cost(aurora("{'MinCapacity':0,'MaxCapacity':2}", 1));
        assertThat(cost.idle()).isCloseTo(0.10, within(A_CENT));
        assertThat(cost.hourOfWork()).isCloseTo(0.06, within(0.0001));
    }

    @Test
    void a_database_that_never_pauses_costs_its_least_capacity_in_every_instance() throws JsonProcessingException {
        Cost cost = cost(aurora("{'MinCapacity':0.5,'MaxCapacity':8}", 2));
        assertThat(cost.idle()).isCloseTo(87.70, within(A_CENT));
        // A quarter of 8 units is 2: 1.5 more in each of two instances.
        assertThat(cost.hourOfWork()).isCloseTo(0.36, within(0.0001));
    }

    @Test
    void ten_alarms_and_three_dashboards_are_free() throws JsonProcessingException {
        var resources = new StringBuilder("'Last':" + resource("AWS::KMS::Key", "{}"));
        for (int i = 0; i < 9; i++) {
            resources.append(",'Alarm%d':%s".formatted(i, resource("AWS::CloudWatch::Alarm", "{}")));
        }
        for (int i = 0; i < 4; i++) {
            resources.append(",'Board%d':%s".formatted(i, resource("AWS::CloudWatch::Dashboard", "{}")));
        }
        // The eleventh alarm is one of the two that a scaling policy makes.
        resources
                .append(",'Policy':")
                .append(resource(
                        "AWS::ApplicationAutoScaling::ScalingPolicy", "{'PolicyType':'TargetTrackingScaling'}"));
        assertThat(cost(resources.toString()).idle()).isCloseTo(1.00 + 3.00 + 0.10, within(A_CENT));
    }

    @Test
    void a_group_without_services_runs_what_it_is_told_to() throws JsonProcessingException {
        Cost cost = cost(group("'MinSize':'1','MaxSize':'4','DesiredCapacity':'2'", "") + ",'Launch':"
                + launch("'Monitoring':{'Enabled':true}"));
        // Two m7g.large, 30 GB each, metrics by the minute.
        assertThat(cost.idle()).isCloseTo(2 * (59.568 + 2.40 + 2.10), within(A_CENT));
        assertThat(cost.hourOfWork()).isCloseTo((59.568 + 2.40 + 2.10) / 730, within(0.0001));
    }

    @Test
    void a_group_that_may_not_grow_adds_nothing_to_an_hour() throws JsonProcessingException {
        assertThat(cost(group("'MinSize':'2','MaxSize':'2'", "") + ",'Launch':" + launch(""))
                        .hourOfWork())
                .isZero();
    }

    @Test
    void spot_instances_are_estimated_and_said_to_be() throws JsonProcessingException {
        String mixed = "'MinSize':'3','MaxSize':'3','MixedInstancesPolicy':{'LaunchTemplate':{"
                + "'LaunchTemplateSpecification':{'LaunchTemplateId':{'Ref':'Launch'}},"
                + "'Overrides':[{'InstanceType':'m7g.large'},{'InstanceType':'m6g.large'}]},"
                + "'InstancesDistribution':{'OnDemandBaseCapacity':1,'OnDemandPercentageAboveBaseCapacity':0}}";
        Cost cost = cost("'Group':" + resource("AWS::AutoScaling::AutoScalingGroup", "{" + mixed + "}") + ",'Launch':"
                + launch(""));
        // The dearest type counts: one at the full price, two at 35 %.
        assertThat(cost.idle()).isCloseTo(59.568 * (1 + 2 * 0.35) + 3 * 2.40, within(A_CENT));
        assertThat(cost.monthly()).extracting(Item::what).contains("m7g.large as spot, estimated");
    }

    @Test
    void an_instance_gets_the_address_that_its_subnet_gives() throws JsonProcessingException {
        String subnet =
                ",'Launch':" + launch("") + ",'Subnet':" + resource("AWS::EC2::Subnet", "{'MapPublicIpOnLaunch':true}");
        String where = "'VPCZoneIdentifier':[{'Ref':'Subnet'}]";
        assertThat(cost(group("'MinSize':'1','MaxSize':'1'", where) + subnet).idle())
                .isCloseTo(59.568 + 2.40 + 3.65, within(A_CENT));
    }

    @Test
    void every_instance_type_of_the_placement_proof_has_a_price() {
        assertThat(InstanceTypes.all())
                .extracting(InstanceType::name)
                .allSatisfy(name -> assertThat(Prices.find(name)).isPresent());
    }

    @Test
    void a_larger_size_of_a_family_costs_more() {
        for (InstanceType type : InstanceTypes.all()) {
            for (InstanceType other : InstanceTypes.all()) {
                if (family(type).equals(family(other)) && type.memoryMiB() < other.memoryMiB()) {
                    assertThat(Prices.of(type.name()).hourly())
                            .as(type.name() + " and " + other.name())
                            .isLessThan(Prices.of(other.name()).hourly());
                }
            }
        }
    }

    private static String family(InstanceType type) {
        return type.name().split("\\.")[0];
    }

    private static String aurora(String scaling, int instances) {
        var resources = new StringBuilder("'Cluster':"
                + resource(
                        "AWS::RDS::DBCluster",
                        "{'Engine':'aurora-postgresql','ServerlessV2ScalingConfiguration':" + scaling + "}"));
        for (int i = 0; i < instances; i++) {
            resources.append(",'Instance%d':%s"
                    .formatted(
                            i,
                            resource(
                                    "AWS::RDS::DBInstance",
                                    "{'DBInstanceClass':'db.serverless','DBClusterIdentifier':{'Ref':'Cluster'}}")));
        }
        return resources.toString();
    }

    private static String group(String size, String more) {
        return "'Group':"
                + resource(
                        "AWS::AutoScaling::AutoScalingGroup",
                        "{" + size + ",'LaunchTemplate':{'LaunchTemplateId':{'Ref':'Launch'}}"
                                + (more.isEmpty() ? "" : "," + more) + "}");
    }

    private static String launch(String more) {
        return resource(
                "AWS::EC2::LaunchTemplate",
                "{'LaunchTemplateData':{'InstanceType':'m7g.large','BlockDeviceMappings':"
                        + "[{'Ebs':{'VolumeSize':30,'VolumeType':'gp3'}}]" + (more.isEmpty() ? "" : "," + more) + "}}");
    }

    private static String resource(String type, String properties) {
        String written = type.startsWith("{") ? type : "'" + type + "'";
        return "{'Type':" + written + ",'Properties':" + properties + "}";
    }

    private static Cost cost(String resources) throws JsonProcessingException {
        String json = ("{'Resources':{" + resources + "}}").replace('\'', '"');
        return Cost.of(new Templates(List.of(new Template("app", Path.of("app.json"), JSON.readTree(json)))));
    }
}
