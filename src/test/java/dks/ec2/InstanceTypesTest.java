package dks.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awscdk.services.ec2.InstanceArchitecture;

class InstanceTypesTest {

    @Test
    void the_processor_is_the_one_that_the_cdk_knows() {
        assertThat(InstanceTypes.all())
                .allSatisfy(type -> assertThat(type.graviton())
                        .as(type.name())
                        .isEqualTo(new software.amazon.awscdk.services.ec2.InstanceType(type.name())
                                .getArchitecture()
                                .equals(InstanceArchitecture.ARM_64)));
    }

    @Test
    void a_type_stands_before_those_that_may_replace_it() {
        assertThat(InstanceTypes.alike("m7g.large")).containsExactly("m7g.large", "m6g.large", "m8g.large");
        assertThat(InstanceTypes.alike("m7i.large"))
                .containsExactly("m7i.large", "m5.large", "m6a.large", "m6i.large", "m7a.large");
    }

    @Test
    void a_type_with_fewer_interfaces_replaces_none() {
        assertThat(InstanceTypes.alike("t3.small")).containsExactly("t3.small");
    }
}
