// The layout of the court's case data release: file names, columns in the order of a header, lookup files.

export const caseColumns =
  `IDNCASE ALIEN_CITY ALIEN_STATE ALIEN_ZIPCODE UPDATED_ZIPCODE UPDATED_CITY NAT LANG CUSTODY SITE_TYPE E_28_DATE ATTY_NBR CASE_TYPE
  UPDATE_SITE LATEST_HEARING LATEST_TIME LATEST_CAL_TYPE UP_BOND_DATE UP_BOND_RSN CORRECTIONAL_FAC RELEASE_MONTH RELEASE_YEAR
  INMATE_HOUSING DATE_OF_ENTRY C_ASY_TYPE C_BIRTHDATE C_RELEASE_DATE UPDATED_STATE ADDRESS_CHANGEDON ZBOND_MRG_FLAG Sex DATE_DETAINED
  DATE_RELEASED LPR DETENTION_DATE DETENTION_LOCATION DCO_LOCATION DETENTION_FACILITY_TYPE CASEPRIORITY_CODE`.split(
    /\s+/,
  );

export const proceedingColumns =
  `IDNPROCEEDING IDNCASE OSC_DATE INPUT_DATE BASE_CITY_CODE HEARING_LOC_CODE IJ_CODE TRANS_IN_DATE PREV_HEARING_LOC PREV_HEARING_BASE
  PREV_IJ_CODE TRANS_NBR HEARING_DATE HEARING_TIME DEC_TYPE DEC_CODE DEPORTED_1 DEPORTED_2 OTHER_COMP APPEAL_RSVD APPEAL_NOT_FILED
  COMP_DATE ABSENTIA VENUE_CHG_GRANTED TRANSFER_TO DATE_APPEAL_DUE_STATUS TRANSFER_STATUS CUSTODY CASE_TYPE NAT LANG
  SCHEDULED_HEAR_LOC CORRECTIONAL_FAC CRIM_IND IHP AGGRAVATE_FELON DATE_DETAINED DATE_RELEASED`.split(/\s+/);

export const appealColumns =
  `idnAppeal idncase idnProceeding strAppealCategory strAppealType datAppealFiled strFiledBy datAttorneyE27 datBIADecision
  strBIADecision strBIADecisionType strCaseType strLang strNat strProceedingIHP strCustody strProbono`.split(/\s+/);

/** Codes as the release's own lookup has them, the model's nationalities and some others; [code, name, weight, level]. */
export const nationalities = [
  ["CH", "CHINA", 6, "China"],
  ["VE", "VENEZUELA", 10, "Venezuela"],
  ["CU", "CUBA", 7, "Cuba"],
  ["RU", "RUSSIA", 2, "Russia"],
  ["MX", "MEXICO", 14, "Mexico"],
  ["GT", "GUATEMALA", 14, "Guatemala"],
  ["HO", "HONDURAS", 14, "Honduras"],
  ["ES", "EL SALVADOR", 11, "El Salvador"],
  ["IN", "INDIA", 4, "India"],
  ["CO", "COLOMBIA", 5, "Colombia"],
  ["EC", "ECUADOR", 4, "Ecuador"],
  ["NU", "NICARAGUA", 3, "Nicaragua"],
  ["HA", "HAITI", 3, "Haiti"],
  ["BR", "BRAZIL", 3, "Brazil"],
  ["PE", "PERU", 2, "Peru"],
  ["NP", "NEPAL", 1, "all other"],
  ["CM", "CAMEROON", 1, "all other"],
  ["UR", "SOVIET UNION", 0.2, "all other"],
  ["??", "UNKNOWN COUNTRY", 0.1, "unknown"],
];

export const lookups = {
  "tblLookupNationality.csv": [
    "idnNationality\tNAT_CODE\tNAT_NAME\tdatCreatedOn\tdatModifiedOn\tblnActive",
    ...nationalities.map(([code, name], n) => `${n + 1}\t${code}\t${name}\t1999-01-01 00:00:00\t\t1`),
    "999\tTESTTEST\ttest\t2004-02-03 00:00:00\t\t0",
  ],
  "tblLookupCaseType.csv": [
    "idnCaseType\tstrCode\tstrDescription\tblnActive\tdatCreatedOn\tdatModifiedOn\tstrAnsirCode",
    ...["RMV", "DEP", "EXC", "AOC", "WHO", "CFR", "RFR"].map((code, n) => `${n + 1}\t${code}\t${code}\t1\t\t\t`),
  ],
  // delivered empty, as several are
  "tblLookupFeeType.csv": ["idnFee\tstrCode\tstrDescription\tcurAmount\tblnActive\tdatCreatedOn\tdatModifiedOn"],
};
