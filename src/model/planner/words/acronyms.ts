/** Short forms in large letters, as they are written. */

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}

/** What everybody writes so, and what names nothing that a system meets. */
export const PLAIN_ACRONYMS = words(`
  I OK SQL ID IDs API APIs ER IT TV URL URLs EXPLAIN ETA LAN MVP UPDATE SELECT INSERT DELETE JOIN DST PM AM mgmt
`);

/** Money. */
export const CURRENCIES = words('EUR USD GBP CHF SEK NOK DKK PLN CZK JPY CAD AUD');
