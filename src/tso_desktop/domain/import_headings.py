"""The words that officers put at the head of a column, and how to find the row that holds them."""

import re
from collections.abc import Sequence
from functools import lru_cache

from tso_desktop.domain.import_reading import fold
from tso_desktop.domain.import_workbook import Cell

_WITHIN = 40  # rows in which headings are looked for
_ENOUGH = 2
_NAMES = {"lead", "surname", "forename"}  # one of these is enough

_SPELLINGS = {
    "reference": """
        ref refno refnumber reference referenceno referencenumber caseref casereference caseno
        casenumber caseid id ourref tsref tenancyref tenancyreference tenancyno accountno
        accountref rentaccount rentref householdref householdid uniqueref fileno
    """,
    "lead": """
        name names fullname leadname leadperson lead leadtenant leadapplicant mainapplicant
        applicant applicantname tenant tenantname tenants client clientname customer
        customername resident residentname householdname household person personname
        nameofclient nameoftenant serviceuser contactname
    """,
    "surname": "surname lastname familyname sname leadsurname tenantsurname",
    "forename": "forename forenames firstname firstnames givenname givennames christianname fname",
    "known_as": "knownas preferredname aka nickname",
    "birth": """
        dob dateofbirth birthdate born bornon dobage dobname birthday age dobnameage doborage
        dateofbirthage leaddob tenantdob applicantdob yearofbirth yob agedob
    """,
    "partner": """
        partner partnername spouse jointtenant secondtenant tenant2 secondperson jointapplicant
        partnersname otheradult husbandwife secondapplicant
    """,
    "partner_birth": "partnerdob partnersdob partnerdateofbirth jointdob partnerage dobpartner",
    "address": """
        address fulladdress homeaddress currentaddress propertyaddress property address1
        address2 address3 addressline1 addressline2 addressline3 street town village
        accommodation wherenow currentlocation location placingaddress tenancyaddress
        presentaddress
    """,
    "postcode": "postcode pcode pc postalcode zip homepostcode",
    "phone": """
        tel telno telephone telephoneno telephonenumber phone phoneno phonenumber phones mobile
        mobileno mobilenumber mob landline contactno contactnumber contact hometel worktel tel1
        tel2 phone1 phone2 mobile1 mobile2 contactdetails telmobile homephone number telmob
    """,
    "email": "email emailaddress mail e",
    "language": "language firstlanguage languagespoken mainlanguage preferredlanguage",
    "children": """
        kids children child dependants dependents noofchildren numberofchildren noofkids
        childrenages kidsages childrenandages dependantchildren dependentchildren childages deps
        agesofchildren childrenage
    """,
    "tenure": """
        tenure tenuretype tenancytype typeoftenancy housingtype accommodationtype accomtype
        typeofaccommodation tenancy housing hometype currentaccommodation
    """,
    "landlord": """
        landlord landlordname landlordagent agent lettingagent ll rp provider housingassociation
        housingprovider landlordprovider owner registeredprovider landlordha
    """,
    "rent": """
        rent rentamount weeklyrent monthlyrent rentpw rentpcm rentpm rentperweek rentpermonth
        rentweekly rentmonthly rentdue currentrent contractualrent rentcharge rentfortnightly
        grossrent fullrent rent4weekly
    """,
    "frequency": """
        freq frequency rentfreq rentfrequency howoften per period rentperiod payfreq
        paymentfrequency rentcycle wm wkmth weeklymonthly
    """,
    "arrears": """
        arrears rentarrears arrearsamount currentarrears balance rentbalance accountbalance debt
        owed amountowed currentbalance arrearsbalance totalarrears arrear
    """,
    "arrears_as_at": """
        asat arrearsasat balancedate arrearsdate balanceasat dateofbalance asof arrearsason
        asatdate dateofarrears
    """,
    "referred_by": """
        referredby referrer referralsource source refby referredfrom referringagency agency
        referralagency whoreferred sourceofreferral referral refsource referralfrom reffrom
    """,
    "referred_on": """
        refdate referraldate dateofreferral datereferred referredon referred refdt
        referralreceived datereceived received referredondate referraldt startdate opened
        dateopened openedon caseopened opendate
    """,
    "notice": """
        notice noticetype typeofnotice noticegiven noticeserved possessionnotice s21s8 s8s21
        legalaction legalstage noticegrounds ground grounds noticeground
    """,
    "notice_served": """
        noticeservedon dateserved noticedate servedon dateofnotice dateofservice
        noticeserveddate dateserviceofnotice noticegivenon
    """,
    "notice_expires": """
        noticeexpires noticeexpiry expires expiry expirydate noticeends noticeend
        noticeexpirydate noticeexpireson leaveby mustleaveby possessiondate evictiondate nlast
        specifieddate dateexpires noticeexp
    """,
    "markers": """
        riskwarnings risk risks warnings warning warningmarkers markers marker riskmarkers
        riskflag riskflags flags flag alerts alert riskassessment safety hazards lonework
        loneworking riskwarning risksandwarnings riskswarnings visitrisks riskinfo riskalerts
    """,
    "safe_contact": """
        safecontact contactpreference contactpreferences howtocontact safetocontact
        preferredcontact contactmethod contactrules besttimetocall preferredcontactmethod
    """,
    "restricted": "restricted confidential restrictedcase restrictedaccess sensitive",
    "last_seen": """
        lastseen lastvisit lastvisited lastcontact dateseen lastcontactdate lastvisitdate seen
        lastseenon visited lastspoke
    """,
    "next_visit": """
        nextvisit nextappt nextappointment nextseen nextcontact visitdue nextvisitdate nextdate
        nextdue appointment appt next nextvisiton visitdate bookedvisit
    """,
    "notes": """
        notes note comments comment remarks update updates latest latestupdate summary casenotes
        details otherinfo background progress actions action situation currentsituation
        otherinformation furtherinformation information reasonforreferral reason issues
        generalnotes
    """,
    "closed_on": """
        closed closedon dateclosed closeddate closuredate closedate enddate ended caseclosed
        endedon dateofclosure closedt
    """,
    "closed_reason": """
        outcome closurereason reasonclosed reasonforclosure closedreason result closureoutcome
        endreason whyclosed finaloutcome outcomeatclosure caseoutcome
    """,
    "officer": """
        officer caseworker worker supportworker keyworker tso caseofficer allocatedto allocated
        assignedto holder officername allocatedofficer
    """,
}
HEADINGS = {
    spelling: place for place, spellings in _SPELLINGS.items() for spelling in spellings.split()
}


@lru_cache(maxsize=5_000)
def heading_key(heading: str) -> str:
    """`D.O.B.` as dob, `Risk / warnings` as riskwarnings, `Rent (£)` as rent."""
    return re.sub(r"[\W_]+", "", fold(heading))


def find_heading_row(
    rows: Sequence[Sequence[Cell]], known: Sequence[tuple[str, ...]] = ()
) -> int | None:
    """The index of the row that reads most like headings, or is one of those known before.

    `known` are the keys of remembered layouts.
    """
    best, most = None, 0
    for index, row in enumerate(rows[:_WITHIN]):
        keys = headings_of(row)
        if keys in known:
            return index
        places = {HEADINGS[key] for key in keys if key in HEADINGS}
        filled = sum(bool(key) for key in keys)
        enough = len(places) >= _ENOUGH or places & _NAMES
        if enough and len(places) > most and len(places) * 3 >= filled:
            best, most = index, len(places)
    return best


def headings_of(row: Sequence[Cell]) -> tuple[str, ...]:
    """The keys of a row, without the blanks at its end; only words can be headings."""
    keys = [heading_key(cell.value) if isinstance(cell.value, str) else "" for cell in row]
    while keys and not keys[-1]:
        keys.pop()
    return tuple(keys)
