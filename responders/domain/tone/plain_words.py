"""Office words, each with the plain one that can take its place; empty where the sentence has to be said anew."""

from __future__ import annotations

PLAINER = {
    r"utili[sz]e": "use",
    r"utili[sz]es": "uses",
    r"utili[sz]ed": "used",
    r"utili[sz]ing": "using",
    r"utili[sz]ation": "use",
    r"pursuant to": "under",
    r"as per your": "as in your",
    r"as per": "by",
    r"in lieu of": "instead of",
    r"aforementioned|aforesaid|above-?mentioned|abovementioned": "",
    r"herewith|hereto|hereunder|herein|hereinafter|thereof|therein|thereto|thereunder|thereafter|whereof|wherein|whereby": "",
    r"hereby": "",
    r"henceforth|going forward|moving forward": "from now on",
    r"forthwith": "at once",
    r"notwithstanding": "despite",
    r"inasmuch as|insofar as|heretofore|hitherto": "",
    r"commence": "begin",
    r"commences": "begins",
    r"commenced": "began",
    r"commencement": "start",
    r"ascertain": "find out",
    r"ascertained": "found out",
    r"expedite": "speed up",
    r"expedited": "faster",
    r"expediting": "speeding up",
    r"facilitate": "help with",
    r"facilitates?|facilitated|facilitating": "",
    r"remediate": "fix",
    r"remediated": "fixed",
    r"remediating": "fixing",
    r"remediation|rectification": "repair",
    r"revert(?:ing)? (?:back )?to you|revert back|will revert|shall revert|revert (?:soon|shortly|asap|with)": "",
    r"the needful (?:on|for|with|regarding) the same|on the same\b(?= *[.,;!?–-]|$)|\bsame is (?:under|being|in)": "",
    r"liais(?:e|ed|ing) with": "talk to",
    r"actioned": "done",
    r"(?:be|being|is|was|been|will be) actioned": "",
    r"in (?:regard|regards) (?:to|of)|with regards? to|in respect of|in relation to|in reference to|with reference to": "about",
    r"subsequent to": "after",
    r"subsequently": "then",
    r"in the event (?:that|of)": "if",
    r"at this (?:moment in time|point in time|juncture)|at the present time": "now",
    r"in accordance with|in conformity with|in compliance with": "as in",
    r"non-?complian(?:t|ce)|non-?conform\w+|discrepanc(?:y|ies)|non-?adherence": "",
    r"rescinded": "taken back",
    r"rescind": "take back",
    r"remit(?! you)|remittance|disburse\w*|reconcil(?:iation|ed|ing)|ex gratia|pro rata|inter alia|mutatis mutandis|prima facie|per se|bona fide|vis-a-vis|ipso facto": "",
    r"without prejudice|force majeure|indemnif\w+|indemnity|subrogat\w+|in perpetuity|hereof|jurisdiction|adjudicat\w+|arbitrat\w+|stipulat\w+|substantiat\w+": "",
    r"stakeholders?|deliverables?|touch(?:ing)? base|circl(?:e|ing) back|loop(?:ing)? in|synerg\w+|bandwidth issues|low-hanging|deep dive|action items?|leverag(?:e|ed|ing)|ideat\w+|learnings|cadence|value-add|paradigm|holistic(?:ally)?|granularity|scalab\w+": "",
    r"(?:escalated|escalate|escalating|passed|gone|moved|referred|raised|sent|bumped) (?:\w+ ){0,3}?(?:to|with) (?:our |the )?(?:tier|level|l|second|third|2nd|3rd)[- ]?(?:\d|two|three|ii|iii|line|level|tier)?(?: (?:team|support|desk|line|level|tier))?": "",
    r"(?:tier|level|line)[- ](?:one|two|three|1|2|3|ii|iii) (?:support|team|desk|agents?|engineers?|technicians?)|(?:second|third|first|2nd|3rd|1st)[- ](?:line|level|tier) (?:support|team|desk|engineers?|technicians?)|\btier (?:one|two|three|1|2|3)|l[123] (?:support|team|desk|engineers?)": "",
    r"root[- ]cause analysis|resolution (?:team|timeline|time ?frame|process)|case management|case handlers?|ticketing (?:system|team|queue)|service level agreement|turnaround time|back ?log(?:ged)? queue|work ?flow|work ?streams?|work order|knowledge base|onboard(?:ing|ed)|provision(?:ed|ing)|decommission\w*|deprecat\w+|recalibrat\w+|sub-?optimal|operationali[sz]\w*|mis-?pick\w*|non-?delivery|proof of delivery|exception (?:code|status|scan)|carrier exception|last[- ]mile|fulfil?lment|consignments?|consignee|sku\b|stock-?keeping|backorder\w*|line item|hub capacity|handling agents?|pre-?notif\w+|pre-?advis\w+|ops team|ground handl\w+|rolling stock|irregular operations|reaccommodat\w+|despatch note|goods-in|chargeback|debit note|credit note|credit memo|ledger|accounts payable|accounts receivable|general ledger|underwrit\w+|loss adjuster's remit": "",
    r"endeavou?r to": "try to",
    r"(?:we|i) (?:\w+ )?endeavou?r": "",
    r"endeavou?red|endeavou?ring": "",
    r"acquir(?:er|ing bank)|line-?haul|reflash\w*|triag(?:e|ed|ing)|cognisant|cognizant|germane|ameliorat\w+|mitigat(?:e|ed|ing|ion)|effectuat\w+|promulgat\w+|necessitat\w+|constitut(?:e|es|ed)|undersigned|duly|requisite|procurement|terminat(?:e|ed|ion) (?:of )?your (?:contract|policy|tenancy|service)|pertaining to|the matter at hand": "",
    r"prior to": "before",
    r"(?:please|kindly) be advised(?: that)?|be advised that|kindly (?:note|revert|confirm the same|do the needful)": "",
    r"having regard to|with immediate effect|further to (?:your|our|my)|in conjunction with|ex post|ex works|in line with (?:our |the |your )?(?:\w+ )?(?:policy|policies|procedures?|guidelines?|tolerances?|protocols?)": "",
    r"subject to (?:\w+ )?(?:verification|validation|ratification|reconciliation|authori[sz]ation|clearance|confirmation)": "",
    r"initiat(?:e|es|ed|ing|ion)|effect(?:ed|ing) (?:a|an|the|your)|undert(?:ake|akes|aking|ook|aken)|execut(?:e|ed|ing) (?:a|an|the|your)|perform(?:ed|ing)? (?:a|an|the) \w+(?:tion|ment|ance)": "",
    r"re-?allocat\w+|re-?provision\w*|regulari[sz]\w+|ring-?fenc\w+|cross-functional|end-to-end|best-in-class|re-?bas(?:ed|ing)|sign-?off process|prioriti[sz]ation|harmoni[sz]ation|contingency|(?:first|last)-mile|field ops|works? orders?|(?:p[1-4]|priority (?:one|two|1|2)|sev\w* ?[1-4]) (?:ticket|incident|case|job|fault)": "",
    r"idiopathic|prophyla\w+|analgesi\w+|contra-?indicat\w+|asymptomatic|a?etiolog\w+|comorbid\w+|subcutaneous\w*|intravenous\w*|(?:peri|post|pre)-?operative\w*|histolog\w+|cytolog\w+|aspirate|bilateral\w*|o?edema|titrat\w+|iatrogenic|haemato\w+|nil by mouth": "",
    r"annex(?:ed|ure)|appended (?:to|hereto)|covenants?|dilapidations|schedule of condition|lessees?|lessors?|mortgagee|encumbrances?|easements?|demised|(?:clause|section|schedule) \w+ (?:refers|applies)": "",
    r"amorti[sz]\w+|accruals?|counterpart(?:y|ies)|suspense account|value date|beneficiary bank|nostro|drawdown|set-off|hypothecat\w+|pari passu|write-?offs?|defray\w*": "",
    r"backhaul|porting (?:request|window|order)|port-(?:in|out)|number portability|attenuation|line card|throughput|contention ratio|head-?end|interline\w*|code-?share|deplan\w+|fare (?:basis|bucket)|misconnect\w*|world-?tracer|stock verification|cycle count|pick list|planogram|cross-dock\w*|intermodal|demurrage|drayage": "",
}
"""Patterns of lower-case words with the plainer wording."""

_INSIDE = """
aht arpu b2b bgp cgnat dhcp jtag mpls ospf pms smtp snmp bau bom bras cpe cpq csat csm csr csrs dma dmz dnr dslam edi eob cob eod erp etr fcr foc fte gtm ivr kba
kpi kpis kyc l2 l3 lms lob mttr mvno nbd noc nps oem olt ont oos opex pdn pnr pod prm prv qc qbr rca
rcas rfo rma rmas roi sku skus sla slas sme smes soa sop sops sow tat uat wip wismo wms sev1 sev2 iaw ooh ooo
eac mpan mprn dno smets uflp crdb hlr vlr imsi msisdn apn sip pstn mdt fna tid prn nbm tto opd hcp icb ccg pir umnr wchr mct ssr emd irops aog toc dmu tsr
moq grn eol epos bopis eicr prs ntq dsar lba dpf ecu egr dtc pdi vhc ldap iam cname rbac etl aml cdd edd dso nav kyb tpp psp mcc arn mid vrn sow raci okr okrs
"""
INSIDE = frozenset(_INSIDE.split())
"""Short forms that only people inside know."""
