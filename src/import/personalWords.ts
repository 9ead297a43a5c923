// Words and values that tell who a person is. Publications are counts, and the court's release has no names
// or numbers of persons: a file that has them is something else, and is refused.

/** Columns of the release whose names only sound like a person's: courts, cities, codes of judges. */
const harmless = new Set(["BASE_CITY_NAME", "NAT_NAME", "STRNAT", "EOIRATTORNEYID", "OLDATTORNEYID"]);

const personWords =
  /(^|_)(A_?(NUMBER|NUM|NBR|NO)|ALIEN_?(NUMBER|NUM|NBR|NO|REG(ISTRATION\w*)?)|ANUM\w*|AFILE\w*|A_FILE\w*|SSN|SOCIAL_?SEC\w*|PASSPORT\w*|FBI_?(NO|NUM|NBR|NUMBER)|FIN_?NUMBER|EMAIL\w*|E_MAIL|PHONE\w*|TELEPHONE\w*|DOB|STREET\w*|ADDRESS_?(1|2|LINE\w*)|SURNAME|ALIAS\w*|GIVEN_?NAMES?|MAIDEN\w*)(_|$)/;
const nameWords =
  /(^|_)(\w*(FIRST|LAST|MIDDLE|FULL|FAMILY|ALIEN|RESPONDENT|PERSON|CLIENT|CHILD|PARENT|ATTORNEY|ATTY|JUDGE|IJ)_?)?(NAME|NM)S?(_|$)/;

/** Whether a column, by its name, holds what tells who a person is. */
export function namesPersons(column: string): boolean {
  const name = column
    .trim()
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .replace(/[\s.-]+/g, "_")
    .toUpperCase();
  if (harmless.has(name)) return false;
  return personWords.test(name) || nameWords.test(name.replace(/^(STR|LNG|TXT|VCH)_/, ""));
}

/** Numbers of persons within longer words; an e-mail address in a note is an office's. */
export function numberOfPerson(text: string): "an A-number" | "a social security number" | null {
  if (/(?<![\w-])A[-#\s]?(\d{8,9}|\d{2,3}[-\s]\d{3}[-\s]\d{3})(?![\w-])/i.test(text)) return "an A-number";
  return /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/.test(text) ? "a social security number" : null;
}

export type PersonalValue = "an A-number" | "a social security number" | "an e-mail address" | "a person's name";

/**
 * Whether a value looks like what tells who a person is.
 *
 * @param isKnownText columns of the release that hold cities and the like, where words are no names
 */
export function personalValue(value: string, isKnownText: boolean): PersonalValue | null {
  const text = value.trim();
  if (/^A[-#\s]?(\d{8,9}|\d{2,3}[-\s]\d{3}[-\s]\d{3})$/i.test(text)) return "an A-number";
  if (/^\d{3}-\d{2}-\d{4}$/.test(text)) return "a social security number";
  if (/^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(text)) return "an e-mail address";
  if (!isKnownText && /^[\p{Lu}'’-]{2,}(\s[\p{Lu}'’-]{2,})?,\s?[\p{Lu}][\p{L}'’. -]+$/u.test(text))
    return "a person's name";
  return null;
}
