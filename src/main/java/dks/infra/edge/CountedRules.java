package dks.infra.edge;

import java.util.List;

/**
 * The rules of AWS's managed groups that only count, because the board's own subject trips them. Engineers post about
 * metadata services, path traversal and Log4Shell, and search for the same words: {@code ../}, {@code 169.254.169.254},
 * <code>${jndi:</code>, {@code <script>}. The API's limits, its prepared statements and the UI's escaping answer for what
 * a text may hold.
 *
 * <p>That is every rule on the body and on the values of the query. It is also the two rules on headers: after a search,
 * the browser sends the query along in {@code Referer} and htmx in {@code HX-Current-URL}. Both look for exploits of
 * libraries that the services do not have. Rules on paths and cookies block, as no person writes those.
 *
 * <p>AWS WAF takes rules by name only, and AWS adds rules to a group when it likes. FirewallTest has the documented lists.
 */
final class CountedRules {
    /** Of AWSManagedRulesCommonRuleSet. */
    static final List<String> COMMON = List.of(
            "CrossSiteScripting_BODY",
            "CrossSiteScripting_QUERYARGUMENTS",
            "EC2MetaDataSSRF_BODY",
            "EC2MetaDataSSRF_QUERYARGUMENTS",
            "GenericLFI_BODY",
            "GenericLFI_QUERYARGUMENTS",
            "GenericRFI_BODY",
            "GenericRFI_QUERYARGUMENTS",
            "RestrictedExtensions_QUERYARGUMENTS",
            "SizeRestrictions_BODY");

    /** Of AWSManagedRulesKnownBadInputsRuleSet. */
    static final List<String> BAD_INPUTS = List.of(
            "JavaDeserializationRCE_BODY",
            "JavaDeserializationRCE_HEADER",
            "JavaDeserializationRCE_QUERYSTRING",
            "Log4JRCE_BODY",
            "Log4JRCE_HEADER",
            "Log4JRCE_QUERYSTRING",
            "ReactJSRCE_BODY");

    private CountedRules() {}
}
