/** Words that are records of a system in the right place, and mere words of the trade or of everyday elsewhere. Lower case. */

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}

/** Words of the trade that name records where another noun says which: `tax table`, `lot number`. */
export const SOFT = words(`
  request test review release plan key connection query job version table form point list rule page panel role case stage
  log file image question answer resource package place instance feature step metric phase format result packet policy lot
  network line protocol operation set score threshold mission
`);

/** Words of the trade and properties that are records where enough speaks for it. */
export const PLAIN_SOFT = words(`
  form question answer stage page step image version feature client pipeline role design case tenant contract network
  application proposal tool variety module style zone period cycle protocol operation set work score threshold model
`);

/** Properties that have rows of their own where they are many, or where another noun says which. */
export const PROPERTIES_TOO = words(`
  note comment photo picture image location address tag link fee category score variety species deposit language rating
  breed budget brand manufacturer condition unit grade threshold
`);

/** Things that most systems which name them keep rows of. */
export const RECORDS = words(`
  agreement batch bulletin certificate checklist committee crate deck deposit device document edition instrument invoice
  item kiln kit lamp litter machine mission part panel photo protocol prescription quote recipe sensor set skill species
  statement station strain tool voucher vehicle vessel warehouse
`);

/** Names of the trade in two words that are no records. */
export const TRADE_PHRASES = words(`
  dead-letter event-design big-bang python-script data-model moon-phase cut-over hand-over back-end front-end data-volume
  end-team wild-relative return-date due-date qr-code map-search text-search fuzzy-match
`);
