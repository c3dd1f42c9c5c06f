package dks.infra;

import java.util.List;
import java.util.regex.Pattern;

/** The findings of cdk-nag that we live with, each with the reason: the only place for them. */
final class AcceptedFindings {
    private static final String DEV = "^dks-dev/";
    private static final String PROD = "^dks-prod/";
    private static final String ANY = "^dks-[a-z]+/";

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
            accept("RDS10", DEV + "Data/Database/", "Dev is there to be destroyed; prod is protected."),
            accept(
                    "S1",
                    PROD + "Edge/.*AccessLogs/",
                    "It holds access logs; logging access to it would have no end."),
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

    private AcceptedFindings() {}

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
