package dks.infra.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dks.infra.Synthesized;
import dks.infra.stage.StageConfig.CustomDomain;
import dks.infra.stage.StageConfig.EdgeConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final String CERTIFICATE =
            "arn:aws:acm:us-east-1:111111111111:certificate/12345678-1234-1234-1234-123456789012";

    @Test
    void withoutSettingsThereIsEveryStage() {
        assertThat(stages("")).extracting(StageConfig::name).containsExactly("dev", "prod");
    }

    @Test
    void aNamedStageIsTheOnlyOne() {
        assertThat(stages("stage=prod")).containsExactly(Stages.PROD);
    }

    @Test
    void aPreviewIsDevUnderItsOwnName() {
        StageConfig preview = stages("stage=preview-pr-42").get(0);
        assertThat(preview).isEqualTo(Stages.DEV.with("preview-pr-42", Stages.DEV.target(), Stages.DEV.edge()));
        assertThat(preview.clusterName()).isEqualTo("dks-preview-pr-42");
    }

    @Test
    void overridesChangeWhatTheyNameAndNothingElse() {
        StageConfig dev = stages("stage=dev account=111111111111 region=eu-west-1 cpu=x86_64")
                .get(0);
        assertThat(dev.target().account()).contains("111111111111");
        assertThat(dev.target().region().name()).isEqualTo("eu-west-1");
        assertThat(dev.instanceType()).isEqualTo("t3.small");
        assertThat(dev.with("dev", Stages.DEV.target(), Stages.DEV.edge())).isEqualTo(Stages.DEV);
    }

    @Test
    void addressRangesOpenAPublicLoadBalancer() {
        StageConfig dev = stages("stage=dev edge=alb allowedCidrs=203.0.113.0/24,198.51.100.7/32")
                .get(0);
        assertThat(dev.edge())
                .isEqualTo(new EdgeConfig.PublicLoadBalancer(List.of("198.51.100.7/32", "203.0.113.0/24")));
    }

    @Test
    void zonesByNameTakeThePlaceOfThoseInTheTable() {
        StageConfig dev = stages("stage=dev edge=alb allowedCidrs=203.0.113.0/24 region=eu-west-1"
                        + " zones=eu-west-1c,eu-west-1a")
                .get(0);
        assertThat(dev.target().region().zones()).containsExactly("eu-west-1c", "eu-west-1a");
        assertThat(dev.target().region().name()).isEqualTo("eu-west-1");
    }

    @Test
    void aDomainKeepsTheFirewall() {
        StageConfig prod = stages(
                        "stage=prod domain=dks.example.com hostedZone=Z0123456789AB certificateArn=" + CERTIFICATE)
                .get(0);
        assertThat(prod.edge())
                .isEqualTo(new EdgeConfig.CloudFront(
                        Optional.of(new CustomDomain("dks.example.com", CERTIFICATE, "Z0123456789AB")), true));
    }

    @Test
    void digestsAreDeployedInPlaceOfABuild() {
        String digest = "sha256:" + "0123456789abcdef".repeat(4);
        assertThat(stages("stage=dev apiImage=" + digest).get(0).target().images())
                .isEqualTo(Map.of("api", digest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://otel.example.com", "https://10.0.0.5:443", "https://otel.example.com/v1/dks/"})
    void tracesGoToACollectorThatTasksCanReach(String endpoint) {
        assertThat(stages("otlpEndpoint=" + endpoint))
                .hasSize(2)
                .allSatisfy(stage -> assertThat(stage.target().otlpEndpoint()).contains(endpoint));
    }

    @Test
    void withoutACollectorThereIsNone() {
        assertThat(stages("").get(0).target().otlpEndpoint()).isEmpty();
    }

    @Test
    void anInstanceTypeReplacesTheStagesOwnForItsProcessor() {
        assertThat(stages("stage=prod instanceType=m7g.xlarge").get(0).instanceType())
                .isEqualTo("m7g.xlarge");
        assertThat(stages("stage=dev cpu=x86_64 instanceType=t3.medium").get(0).instanceType())
                .isEqualTo("t3.medium");
    }

    @Test
    void aShareOfSpotInstancesChangesNothingElse() {
        StageConfig prod = stages("stage=prod spotPercent=50").get(0);
        assertThat(prod).isEqualTo(Stages.PROD.on(Stages.PROD.capacity().withSpot(50)));
        assertThat(stages("stage=prod spotPercent=0")).containsExactly(Stages.PROD);
        assertThat(stages("stage=dev spotPercent=0")).containsExactly(Stages.DEV);
    }

    @Test
    void officeHoursAreOfOneStage() {
        StageConfig dev = stages("stage=dev officeHours=Mon-Fri_07:00-19:00_Europe/Berlin")
                .get(0);
        assertThat(dev.officeHours()).contains(OfficeHours.of("Mon-Fri 07:00-19:00 Europe/Berlin"));
        assertThat(stages("stage=dev").get(0).officeHours()).isEmpty();
    }

    @Test
    void valuesOfAStageThatMakeNoSenseAreNone() {
        var arm = Map.of(CpuArchitecture.ARM64, "m9g.large");
        assertThatThrownBy(() -> new StageConfig.CapacitySize(arm, 0, 2, 100, 0))
                .hasMessage("the instance type m9g.large is not in the table for arm64: the nearest that are known are"
                        + " m6g.large, m7g.large, m8g.large");
        assertThatThrownBy(() -> Stages.PROD.capacity().withSpot(101)).hasMessageContaining("spotPercent is 101");
        assertThatThrownBy(() -> new StageConfig.ServiceSize(256, 256, 3, 2, Optional.empty()))
                .hasMessage("tasks from 3 to 2 is no range from 1 up");
        assertThatThrownBy(() -> new StageConfig.ServiceSize(256, 256, 1, 2, Optional.empty()))
                .hasMessage("tasks from 1 to 2 without scaling targets: exactly a range has them");
        assertThatThrownBy(() -> new StageConfig.ScalingTargets(60, 101, 1)).hasMessageContaining("101 % memory");
        assertThatThrownBy(() -> new StageConfig.ScalingTargets(60, 80, 0)).hasMessageContaining("0 requests");
    }

    @Test
    void alarmsTellWhoIsNamed() {
        assertThat(stages("stage=prod alarmEmail=ops@example.com alarmWebhook=dks/alarm-webhook")
                        .get(0)
                        .target()
                        .alerts())
                .isEqualTo(new StageConfig.Alerts(Optional.of("ops@example.com"), Optional.of("dks/alarm-webhook")));
        assertThat(stages("stage=prod").get(0).target().alerts()).isEqualTo(StageConfig.Alerts.NONE);
    }

    @Test
    void prodIsRolledOutTaskByTaskUnlessACanaryIsAskedFor() {
        assertThat(stages("stage=prod").get(0).target().rollout()).isEqualTo(Rollout.ROLLING);
        assertThat(stages("stage=prod deployment=canary").get(0).target().rollout())
                .isEqualTo(Rollout.CANARY);
    }

    @Test
    void theCdksOwnContextIsNoSetting() {
        assertThat(new Settings(Map.of("@aws-cdk/core:x", true, "aws:cdk:enable-path-metadata", true)).stages())
                .hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "stage=staging | stage=staging is not a stage: use dev, prod or preview-<name>",
                "stage=preview- | stage=preview- is not a stage",
                "stage=preview-UPPER | stage=preview-UPPER is not a stage",
                "stag=dev | 'stag' is not a setting: use one of account, alarmEmail, alarmWebhook, allowedCidrs,",
                "account=12345 | account=12345 is not an AWS account: 12 digits.",
                "region=mars-1 | region=mars-1 is not in the table of Regions: use one of ap-southeast-1,",
                "cpu=sparc | cpu=sparc is not a processor: use arm64 or x86_64.",
                "stage=dev edge=nginx | edge=nginx is no way in: use cloudfront or alb.",
                "edge=alb | edge=alb is for one stage: name it, for example -c stage=dev.",
                "stage=dev edge=alb | edge=alb needs allowedCidrs, the address ranges that may reach the load balancer, for example -c allowedCidrs=203.0.113.0/24.",
                "stage=prod edge=alb allowedCidrs=203.0.113.0/24 | edge=alb has no sign-in and no HTTPS, and stage prod keeps people's data",
                "stage=dev allowedCidrs=203.0.113.0/24 | allowedCidrs=203.0.113.0/24 goes with edge=alb only",
                "stage=dev edge=alb allowedCidrs=0.0.0.0/0 | allowedCidrs=0.0.0.0/0 opens the load balancer to the world: give the ranges that need it, for example -c allowedCidrs=203.0.113.0/24",
                "stage=dev edge=alb allowedCidrs=0.0.0.0/1,128.0.0.0/1 | allowedCidrs=0.0.0.0/1 opens the load balancer to the world",
                "stage=dev edge=alb allowedCidrs=203.0.113.0 | allowedCidrs=203.0.113.0 is not an IPv4 address range",
                "stage=dev edge=alb allowedCidrs=203.0.113.0/33 | allowedCidrs=203.0.113.0/33 is not an IPv4 address range",
                "stage=dev edge=alb allowedCidrs=203.0.256.0/24 | allowedCidrs=203.0.256.0/24 is not an IPv4 address range",
                "stage=dev edge=alb allowedCidrs=203.0.113.0/24, | allowedCidrs= is not an IPv4 address range",
                "stage=dev edge=alb allowedCidrs=203.0.113.7/24 | allowedCidrs=203.0.113.7/24 has bits set beyond its prefix",
                "stage=dev edge=alb allowedCidrs=2001:db8::/32 | allowedCidrs=2001:db8::/32 is not an IPv4 address range",
                "stage=dev edge=alb allowedCidrs=203.0.113.0/24 domain=a.example.com | domain=a.example.com goes with edge=cloudfront only",
                "zones=us-east-1a,us-east-1b | zones=us-east-1a,us-east-1b is for one stage: name it",
                "stage=dev zones=us-east-1a,us-east-1b | zones=us-east-1a,us-east-1b goes with edge=alb only: CloudFront does not reach every zone",
                "stage=dev edge=alb allowedCidrs=203.0.113.0/24 zones=us-east-1a | zones=us-east-1a is not 2 zones of us-east-1 by name: `aws ec2 describe-availability-zones --region us-east-1` lists them, for example zones=us-east-1a,us-east-1b.",
                "stage=dev edge=alb allowedCidrs=203.0.113.0/24 zones=us-east-1a,us-east-1a | zones=us-east-1a,us-east-1a is not 2 zones of us-east-1 by name",
                "stage=dev edge=alb allowedCidrs=203.0.113.0/24 zones=use1-az1,use1-az2 | zones=use1-az1,use1-az2 is not 2 zones of us-east-1 by name",
                "stage=dev edge=alb allowedCidrs=203.0.113.0/24 zones=us-east-1a,us-east-2b | zones=us-east-1a,us-east-2b is not 2 zones of us-east-1 by name",
                "stage=dev edge=alb allowedCidrs=203.0.113.0/24 zones=us-east-1a,us-east-1-bos-1a | zones=us-east-1a,us-east-1-bos-1a is not 2 zones of us-east-1 by name",
                "stage=dev edge=alb allowedCidrs=203.0.113.0/24 region=eu-west-1 zones=us-east-1a,us-east-1b | zones=us-east-1a,us-east-1b is not 2 zones of eu-west-1 by name",
                "stage=prod domain=dks.example.com | domain, certificateArn and hostedZone go together; missing: certificateArn, hostedZone.",
                "stage=prod domain=dks certificateArn=x hostedZone=Z1 | domain=dks is not a domain name in lower case",
                "stage=prod domain=dks.example.com certificateArn=arn:aws:acm:eu-west-1:111111111111:certificate/1-2 hostedZone=Z1 | certificateArn=arn:aws:acm:eu-west-1:111111111111:certificate/1-2 is not the ARN of an ACM certificate in us-east-1",
                "stage=dev uiImage=latest | uiImage=latest is not the digest of an image: sha256: and 64 hexadecimal digits",
                "otlpEndpoint=http://otel.example.com | otlpEndpoint=http://otel.example.com is not the URL of a collector: https on port 443, because nothing else leaves the tasks, and without a user or a query, for example https://otel.example.com.",
                "otlpEndpoint=https://otel.example.com:4317 | otlpEndpoint=https://otel.example.com:4317 is not the URL of a collector: https on port 443",
                "otlpEndpoint=https://user:secret@otel.example.com | otlpEndpoint=https://user:secret@otel.example.com is not the URL of a collector",
                "otlpEndpoint=https://otel.example.com?key=1 | otlpEndpoint=https://otel.example.com?key=1 is not the URL of a collector",
                "otlpEndpoint=otel.example.com | otlpEndpoint=otel.example.com is not the URL of a collector",
                "instanceType=m7g.large | instanceType=m7g.large is for one stage: name it",
                "stage=prod instanceType=m9g.large | instanceType=m9g.large is not in the table: the nearest that are known are m6g.large, m7g.large, m8g.large.",
                "stage=prod instanceType=m7g.tiny | instanceType=m7g.tiny is not in the table: the nearest that are known are m7g.2xlarge, m7g.4xlarge, m7g.large, m7g.medium, m7g.xlarge.",
                "stage=prod instanceType=large | instanceType=large is not in the table: known are c4, c5, c6i,",
                "stage=prod instanceType=m7i.large | instanceType=m7i.large is not for arm64: use another type, or add -c cpu=x86_64.",
                "stage=dev cpu=x86_64 instanceType=t4g.small | instanceType=t4g.small is not for x86_64: use another type, or add -c cpu=arm64.",
                "spotPercent=50 | spotPercent=50 is for one stage: name it",
                "stage=prod spotPercent=101 | spotPercent=101 is no share: use a whole number from 0 to 100, for example 50.",
                "stage=prod spotPercent=-1 | spotPercent=-1 is no share: use a whole number from 0 to 100",
                "stage=prod spotPercent=12.5 | spotPercent=12.5 is no share: use a whole number from 0 to 100",
                "stage=prod spotPercent=half | spotPercent=half is no share: use a whole number from 0 to 100",
                "stage=dev spotPercent=50 | spotPercent=50 is for a stage that always has two instances: dev runs on one, and all of it would go with two minutes' notice.",
                "stage=preview-1 spotPercent=1 | spotPercent=1 is for a stage that always has two instances: preview-1 runs on one",
                "officeHours=Mon-Fri_07:00-19:00_Europe/Berlin | officeHours=Mon-Fri_07:00-19:00_Europe/Berlin is for one stage: name it",
                "stage=dev officeHours=always | officeHours=always is no days with hours: give days, hours and a time zone, for example Mon-Fri 07:00-19:00 Europe/Berlin.",
                "stage=prod deployment=bluegreen | deployment=bluegreen is no way to deploy: use rolling or canary.",
                "deployment=canary | deployment=canary is for one stage: name it, for example -c stage=dev.",
                "stage=dev deployment=canary | deployment=canary goes with a stage that has alarms, which judge the new version; dev has none.",
                "stage=prod alarmEmail=ops | alarmEmail=ops is not an e-mail address, for example ops@example.com.",
                "stage=dev alarmEmail=ops@example.com | alarmEmail=ops@example.com goes with a stage that has alarms, and dev has none.",
                "stage=prod alarmWebhook=https://chat.example.com/T0/B0/s3cr3t | alarmWebhook is a URL, and whoever knows it writes into your chat: put it into a secret of Secrets Manager and give that secret's name.",
                "stage=prod alarmWebhook=arn:aws:secretsmanager:us-east-1:111111111111:secret:x | alarmWebhook=arn:aws:secretsmanager:us-east-1:111111111111:secret:x is not the name of a secret of Secrets Manager, for example dks/alarm-webhook.",
                "stage=dev apiImage=sha256:123 | apiImage=sha256:123 is not the digest of an image",
            })
    void aWrongSettingGetsOneSentenceThatNamesIt(String settings, String sentence) {
        assertThatThrownBy(() -> stages(settings))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(sentence)
                .hasMessageEndingWith(".")
                .message()
                .doesNotContain("\n");
    }

    private static List<StageConfig> stages(String line) {
        var context = new HashMap<String, String>();
        for (String setting : Synthesized.settings(line)) {
            context.put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }
        return new Settings(context).stages();
    }
}
