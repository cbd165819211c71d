/** The number that a heading begins with: `7.3` of "7.3 Caching", `7` of "7. Caching". Dates and counts are none. */
export function numbersOf(heading: string): string | undefined {
  return /^(?:(?:section|part|chapter)\s+)?(\d{1,2}(?:\.\d{1,2})*)(?:[.):]?\s+|\s*[—–-]\s+)\S/i.exec(heading)?.[1];
}
