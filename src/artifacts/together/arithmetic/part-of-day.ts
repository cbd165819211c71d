/** Says that work is done in a part of the day only: what a day brings is then not spread over 24 hours. */
export const PART_OF_DAY =
  /(?<![\w.])(?!24\b)\d{1,2} hours (?:a|per|each|every) day\b|\b(?:with)?in (?!24\b)\d{1,2} hours\b|\b(?:\d+|one|two|three)[\s-]shifts?\b|\b(?:working|business|opening|office|operating|daytime|waking) (?:hours|day)\b|\b(?:[01]?\d|2[0-4]):\d\d\b/i;
