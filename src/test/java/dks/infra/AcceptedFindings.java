package dks.infra;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The findings that we live with, each with the reason: the only place for them. {@link #ALL} are those of cdk-nag, which
 * NagTest compares; {@link #OF_CHECKOV} those of checkov, which {@code make lint} compares. {@link #BY_READING} are those of
 * trivy at high or critical severity and of AWS's registry of cfn-guard rules, which know no severity, beyond what the
 * other two find: their rules were read against the templates, and no program compares them.
 */
final class AcceptedFindings {
    private static final String DEV = "^dks-dev/";
    private static final String PROD = "^dks-prod/";
    private static final String ANY = "^dks-[a-z]+/";
    private static final String OWN_KEYS = "AWS's keys encrypt it; docs/security.md weighs keys of one's own.";

    static final List<Accepted> ALL = List.of(
            accept(
                    "AS3",
                    ANY + "Platform/Capacity/Group/",
                    "ECS scales the group; its events are in the capacity provider's"
                            + " metrics, and nobody should be woken by them."),
            accept(
                    "CFR1",
                    ANY + "Edge/Delivery/",
                    "People of a team travel; sign-in decides who reads, not the country."),
            accept(
                    "CFR2",
                    DEV + "Edge/Delivery/",
                    "A web ACL costs from $5 a month, which dev does not pay; prod has one."),
            accept(
                    "CFR3",
                    ANY + "Edge/Delivery/",
                    "Prod has CloudFront's newer kind of log, whose fields can be chosen and which the rule does not know;"
                            + " dev's would cost and outlive it."),
            accept(
                    "CFR4",
                    ANY + "Edge/Delivery/",
                    "With the *.cloudfront.net certificate CloudFront fixes the TLS policy;"
                            + " with -c domain it is TLSv1.2_2021."),
            accept("COG2", DEV + "Auth/SignIn/Pool/", "Dev holds nothing worth a second factor; prod demands one."),
            accept(
                    "COG3",
                    ANY + "Auth/SignIn/Pool/",
                    "Threat protection needs the Plus plan, paid by the user; people are"
                            + " invited, and prod demands a second factor."),
            accept(
                    "ECS2",
                    ANY + "Services/(Api|Ui)/Task/",
                    "The variables are addresses and switches; what is secret comes" + " from Secrets Manager."),
            accept("ECS4", DEV + "Platform/Cluster/", "Container Insights bills per metric; prod has it."),
            accept(
                    "ELB2",
                    ANY + "Platform/LoadBalancer/",
                    "They hold request lines whole, with searches and the codes of sign-ins, and cannot be told not to. The"
                            + " services log every request without its query, and so does CloudFront in prod."),
            accept(
                    "IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]",
                    PROD + "Platform/AWS679f53fac002430cb0da5b7982bd2287/",
                    "The CDK's own function for custom resources, which may" + " write its log and no more."),
            accept(
                    "IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers]",
                    PROD + "Services/Api/Service/",
                    "By it ECS moves the rule's weights; AWS keeps it in step with what ECS calls."),
            accept(
                    "IAM5[Action::ecs:Submit*]",
                    ANY + "Iam/Instance/",
                    "The agent's three Submit actions, on one cluster."),
            accept(
                    "IAM5[Resource::*]",
                    ANY + "Iam/Instance/",
                    "AWS defines no resource for these actions, or a condition" + " narrows them to one cluster."),
            accept("IAM5[Resource::*]", PROD + "Platform/Capacity/Trunking/", "An account setting is no resource."),
            accept(
                    "IAM5[Resource::*]",
                    ANY + "Services/(Api|Ui)/Task/",
                    "ecr:GetAuthorizationToken knows no resource."),
            accept(
                    "IAM5[Resource::arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:RDSOSMetrics:*]",
                    PROD + "Data/Database/Monitoring/",
                    "A log group's ARN ends with a star in some of IAM's checks; it is one group."),
            accept(
                    "IAM5[Resource::arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:RDSOSMetrics:log-stream:*]",
                    PROD + "Data/Database/Monitoring/",
                    "RDS names a stream of that group after each instance."),
            accept(
                    "IAM5[Resource::arn:aws:logs:us-east-1:<AWS::AccountId>:log-group:/aws/rds/cluster/<DatabaseCluster5B53A178>/postgresql:*]",
                    PROD + "Data/SchedulerRoleForTarget",
                    "A log group's ARN ends with a star in some of IAM's checks; it is one group."),
            accept("RDS10", DEV + "Data/Database/", "Dev is there to be destroyed; prod is protected."),
            accept("S1", PROD + "Edge/.*AccessLogs/", "It holds access logs; logging access to it would have no end."),
            accept(
                    "SMG4",
                    ANY + "Auth/SignIn/Keys/",
                    "Cognito makes the client's secret, which is rotated by a new client; a new session key signs"
                            + " everybody out. docs/runbook.md says how."),
            accept(
                    "SMG4",
                    ANY + "Data/Database/(Api)?Credentials/",
                    "Tasks get the password when they start: a rotation behind"
                            + " their backs would lock them out, and in dev it would wake the database. docs/runbook.md says how."),
            accept("VPC7", DEV + "Network/", "Flow logs bill per gigabyte; prod has them."),
            new Accepted(
                    "CdkNagValidationFailure[AwsSolutions-EC26]",
                    PROD + "Platform/Capacity/Group/",
                    "With spot instances the launch template is in a mixed instances policy, where the rule cannot read it;"
                            + " SpotTest does, and its disk is encrypted."));

    static final List<Accepted> OF_CHECKOV = List.of(
            scanned(
                    "CKV_AWS_2",
                    "Platform.* LoadBalancerHttp",
                    "trivy AWS-0054 (critical), AWS-0053 with edge=alb",
                    "TLS ends at CloudFront; its VPC origin reaches the internal load balancer by addresses of AWS's own"
                            + " network alone. edge=alb is for a first try, open to the ranges that its user names."),
            scanned(
                    "CKV_AWS_103",
                    "Platform.* LoadBalancerHttp",
                    "",
                    "There is no TLS at this listener, see CKV_AWS_2."),
            scanned(
                    "CKV_AWS_18",
                    "Edge.* DeliveryAccessLogs",
                    "",
                    "It holds access logs; logging access to it would have no end."),
            scanned(
                    "CKV_AWS_21",
                    "Edge.* DeliveryAccessLogs",
                    "",
                    "Logs are written once and deleted after 90 days; older versions would outlive that."),
            scanned(
                    "CKV_AWS_68",
                    "dksdev.*Edge.* Delivery",
                    "trivy AWS-0011 (high)",
                    "A web ACL costs from $5 a month, which dev does not pay; prod has one."),
            scanned(
                    "CKV_AWS_86",
                    "Edge.* Delivery",
                    "",
                    "Prod has CloudFront's newer kind of log, which checkov does not know; dev's would cost and outlive it."),
            scanned(
                    "CKV_AWS_174",
                    "Edge.* Delivery",
                    "trivy AWS-0013 (high)",
                    "With the *.cloudfront.net certificate CloudFront fixes the TLS policy; with -c domain it is TLSv1.2_2021."),
            scanned(
                    "CKV_AWS_91",
                    "Platform.* LoadBalancer",
                    "",
                    "Its access log holds request lines whole, with searches and the codes of sign-ins."),
            scanned(
                    "CKV_AWS_111",
                    "Iam.* InstanceRole",
                    "trivy AWS-0057 (high)",
                    "AWS defines no resource for these actions of the ECS agent, or a condition narrows them to one cluster."),
            scanned(
                    "CKV_AWS_115",
                    "(Network|Platform).* (CustomVpcRestrictDefaultSG|AWS679f)",
                    "",
                    "The CDK's own functions run when a stack is deployed, one at a time."),
            scanned(
                    "CKV_AWS_116",
                    "(Network|Platform).* (CustomVpcRestrictDefaultSG|AWS679f)",
                    "",
                    "CloudFormation itself hears of their failures."),
            scanned(
                    "CKV_AWS_117",
                    "(Network|Platform).* (CustomVpcRestrictDefaultSG|AWS679f)",
                    "",
                    "They call AWS's APIs, and nothing in the VPC."),
            scanned(
                    "CKV_AWS_118",
                    "dksdev.*Data.* DatabaseCluster",
                    "",
                    "Enhanced Monitoring can keep dev's database from pausing; prod has it."),
            scanned(
                    "CKV_AWS_65",
                    "dksdev.*Platform.* Cluster",
                    "",
                    "Container Insights bills per metric; prod has it."),
            scanned(
                    "CKV_AWS_88",
                    "dksdev.*Platform.* CapacityLaunchTemplate",
                    "trivy AWS-0164 and AWS-0009 (both high)",
                    "Dev's instances reach AWS by an address of their own, which no rule of a security group lets anybody in"
                            + " by; a NAT gateway costs as much as all of dev."),
            scanned("CKV_AWS_136", "Registry.* (Api|Ui)", "", OWN_KEYS),
            scanned(
                    "CKV_AWS_149",
                    "(Auth.* SignInKeys|Data.* Database(Api)?Credentials)",
                    "trivy AWS-0079 for the database's storage, AWS-0132 for the bucket of logs (both high)",
                    OWN_KEYS),
            scanned("CKV_AWS_158", "(Network|Firewall|Platform|Services|Dashboard).* .*Logs", "", OWN_KEYS));

    static final List<Accepted> BY_READING = List.of(
            new Accepted(
                    "trivy AWS-0104, guard EC2_SECURITY_GROUP_EGRESS_OPEN_TO_WORLD_RULE",
                    "Platform.* CapacitySecurityGroup, prod's Services.* (Api|Ui)SecurityGroup",
                    "HTTPS alone goes out, to AWS's APIs, the registry and the issuer of sign-ins, whose addresses change."),
            new Accepted(
                    "trivy AWS-0080",
                    "Data.* DatabaseCluster(Writer|Reader)",
                    "An instance of Aurora is encrypted as its cluster is, which says so."),
            new Accepted(
                    "guard AUTOSCALING_GROUP_ELB_HEALTHCHECK_REQUIRED",
                    "Platform.* CapacityGroup",
                    "Targets are tasks; an unhealthy task is ECS's to replace, not a reason to end its instance."),
            new Accepted(
                    "guard S3_BUCKET_DEFAULT_LOCK_ENABLED, S3_BUCKET_REPLICATION_ENABLED",
                    "Edge.* DeliveryAccessLogs",
                    "Access logs must be deletable after 90 days, and one copy of them is enough."),
            new Accepted(
                    "guard CLOUDFRONT_DEFAULT_ROOT_OBJECT_CONFIGURED, CLOUDFRONT_ORIGIN_FAILOVER_ENABLED,"
                            + " CLOUDFRONT_ORIGIN_ACCESS_IDENTITY_ENABLED",
                    "Edge.* Delivery",
                    "The origin is a service and no bucket: it answers / itself, and its load balancer fails over."),
            new Accepted(
                    "guard IAM_NO_INLINE_POLICY_CHECK",
                    "Iam, Data, Services",
                    "Each policy belongs to one role; nothing else may be attached to it by mistake."));

    private AcceptedFindings() {}

    /** A finding of checkov by the template's file name, a blank and the resource's logical id. */
    private static Accepted scanned(String rule, String where, String others, String reason) {
        return new Accepted(rule, where, others.isEmpty() ? reason : reason + " Also " + others + ".");
    }

    private static Accepted accept(String rule, String where, String reason) {
        return new Accepted("AwsSolutions-" + rule, where, reason);
    }

    /**
     * @param rule the rule's id, with the detail in brackets where it has one
     * @param where matches the path of the construct
     * @param reason why the finding is accepted
     */
    record Accepted(String rule, String where, String reason) {
        /** @param finding the rule, a blank, the construct's path */
        boolean matches(String finding) {
            return finding.startsWith(rule + " ")
                    && Pattern.compile(where)
                            .matcher(finding.substring(rule.length() + 1))
                            .find();
        }

        String key() {
            return rule + " " + where;
        }
    }
}
