/** What of a text a rule can look at. */
export type Sort = 'code' | 'contract' | 'schema';
/** What of a system a rule is about: the sections of a report ask for these. */
export type Aspect = 'contract' | 'data' | 'access' | 'input' | 'secrets' | 'speed' | 'failures' | 'outside';

/** What is known of a rule beside its findings. `{a}` in a text is the first name that the finding quotes. */
export type RuleNote = {
  rules: readonly string[];
  sorts: readonly Sort[];
  aspects: readonly Aspect[];
  /** What is looked for, as a noun in the plural: "lists without a limit". */
  looked: string;
  /** How to prove that it is mended. */
  test: string;
  /** How it would be noticed while it runs. */
  watch?: string;
  /** What its owner has to choose: the question, what is recommended, and what speaks for the other way. */
  choice?: readonly [string, string, string];
};

const note = (
  rules: string,
  sorts: string,
  aspects: string,
  looked: string,
  test: string,
  more: Pick<RuleNote, 'watch' | 'choice'> = {},
): RuleNote => ({
  rules: rules.split(' '),
  sorts: sorts.split(' ') as Sort[],
  aspects: aspects.split(' ') as Aspect[],
  looked,
  test,
  ...more,
});

/** All rules of a review, in the order in which they are named where nothing was found. */
export const RULE_NOTES: readonly RuleNote[] = [
  note(
    'sql-injection',
    'code',
    'input',
    'queries put together from values',
    "send `' OR '1'='1` and `%` in the place of {a}: the answer is that of a value that is not there",
    { watch: 'syntax errors that the database reports: a query of parameters has none' },
  ),
  note(
    'shell-with-values',
    'code',
    'input',
    'shell commands put together from values',
    'pass a value that holds `; touch /tmp/x` and see that no such file appears',
  ),
  note(
    'open-write-route operation-without-security no-security-scheme',
    'code contract',
    'access',
    'routes that write without a guard',
    'call {a} without a session, and with that of another person: 401 and 403 or 404, and the row is unchanged',
    {
      watch: 'successful writes without a signed-in caller: there must be none',
      choice: [
        'Where is it checked who is calling?',
        'a guard that holds for all routes, with the open ones listed by name',
        'a guard on each route is easier to read in its place, and forgotten with the next one',
      ],
    },
  ),
  note(
    'cors-for-all',
    'code',
    'access',
    'origins that are all allowed, with credentials',
    'send `Origin: https://evil.example` with a session: no `Access-Control-Allow-Origin` comes back',
  ),
  note(
    'weak-password-hash plain-password',
    'code schema',
    'access secrets',
    'passwords kept as they are or under a fast hash',
    'sign in with an old account: it works, and its row holds an Argon2id hash afterwards and nothing else',
    {
      choice: [
        'When are the old passwords replaced?',
        'at the next sign-in, and a forced reset for whoever has not come back after 90 days',
        'wrapping the old hashes in a slow one at once protects all rows today, and leaves two forms to check',
      ],
    },
  ),
  note(
    'secret-in-code secret-default',
    'code schema',
    'secrets',
    'secrets in the code or in inserted rows',
    'start without the variable: the program refuses to; a scan of the repository in CI finds nothing; the old value opens nothing any more',
    {
      watch: 'uses of the replaced secret: each one is somebody who has a copy',
      choice: [
        'Is the history of the repository rewritten?',
        'no: the secret is replaced, which makes the history worthless',
        'rewriting breaks each clone, and does not reach the copies',
      ],
    },
  ),
  note(
    'secret-in-log',
    'code',
    'secrets',
    'secrets in the log',
    'catch the log of the request in a test and look for the value that was sent: it is not in it',
    { watch: 'a filter on the log that counts what looks like a token or a card number' },
  ),
  note(
    'secret-in-url',
    'code contract',
    'secrets',
    'secrets in addresses',
    'send it in the query: 400 or 401; send it in the header: the usual answer',
  ),
  note(
    'secret-in-answer insides-in-answer',
    'code contract',
    'secrets contract',
    'secrets and insides in answers',
    'compare the keys of the answer with a list of those that are allowed',
  ),
  note(
    'verification-off',
    'code',
    'outside secrets',
    'connections whose certificate nobody checks',
    'call a server with a self-signed certificate: the call fails',
  ),
  note(
    'mass-assignment',
    'code contract',
    'input',
    'whole requests written to rows',
    'send a field that no form shows, such as `role` or an id of another owner: 400, or the row keeps its value',
  ),
  note(
    'path-traversal',
    'code',
    'input',
    'paths that the caller chooses',
    'ask for `../../etc/passwd`, also with `%2e%2e%2f`: 400 or 404',
  ),
  note(
    'open-redirect',
    'code contract',
    'input access',
    'redirects to wherever the caller says',
    'pass `https://evil.example`, `//evil.example` and `/\\evil.example`: each one ends at `/`',
  ),
  note(
    'server-side-request',
    'code contract',
    'input outside',
    'outgoing calls to anywhere',
    'pass `http://169.254.169.254/`, `http://localhost` and a name that resolves to 10.0.0.1: all are refused before a connection is opened',
    { watch: 'outgoing connections to private addresses: the network refuses and counts them' },
  ),
  note(
    'unsafe-migration',
    'schema',
    'data failures',
    'migrations that a running system does not bear',
    'run it against a copy of production while the old program writes: no statement fails, and none waits longer than 2 s',
  ),
  note(
    'no-timeout',
    'code',
    'failures outside',
    'outgoing calls without a limit',
    'let the other side accept and say nothing: the request ends with 503 or 504 within the limit',
    {
      watch: 'the time of the call at the 99th percentile, and how many end at the limit',
      choice: [
        'What does the caller get when the other side is slow?',
        '503 with `Retry-After`, where the answer is needed; else the work goes into a queue',
        'waiting longer serves some of them, and holds a worker for each one that waits',
      ],
    },
  ),
  note(
    'charge-without-key',
    'code contract',
    'contract failures outside',
    'payments without an idempotency key',
    'send the same request twice with one key, also at the same moment: one charge, and the same answer twice',
    {
      watch: 'payments of the same amount for the same thing within a minute',
      choice: [
        'For how long does a key count?',
        '24 hours, in a unique column beside the payment',
        'keeping it for ever is simpler, and refuses an honest second payment with a key that was used again',
      ],
    },
  ),
  note(
    'no-transaction',
    'code',
    'data failures',
    'writes without a transaction',
    'let the second write fail: the first one is not there afterwards',
    { watch: 'a nightly query for rows of which only one half is there' },
  ),
  note(
    'race',
    'code',
    'data failures',
    'races between reading and writing',
    'send twenty requests at once for the last one: one succeeds, nineteen get 409, and the number is right afterwards',
    {
      watch: 'a nightly comparison of the number with the rows that it counts',
      choice: [
        'A condition in the statement, or a lock?',
        'a condition in the statement that writes, since it holds no lock while the program thinks',
        'a lock (`FOR UPDATE`) where several rows must agree; others wait for it',
      ],
    },
  ),
  note(
    'swallowed-error',
    'code',
    'failures',
    'dropped errors',
    'let {a} fail in a test: the caller hears of it, and the log holds its cause',
    { watch: 'errors by their kind and place, with an alert on a kind that is new' },
  ),
  note(
    'wrong-status',
    'code contract',
    'contract',
    'wrong statuses',
    'one test for each refusal, on the status and on `application/problem+json`',
    { watch: 'answers by status: before the fix these refusals are not among the errors' },
  ),
  note(
    'operation-without-errors',
    'contract',
    'contract failures',
    'refusals that are not described',
    'a contract test provokes each refusal and validates it against the document',
  ),
  note(
    'unsafe-get',
    'code contract',
    'contract access',
    'GETs that change something',
    'send GET and HEAD to the old address: 405, and nothing has changed',
  ),
  note(
    'list-without-pages unbounded-read',
    'code contract',
    'speed contract',
    'lists without a limit',
    'make 250 rows and follow the cursor: each row comes once, and no answer holds more than the limit',
    {
      watch: 'the size of the answers at the 99th percentile',
      choice: [
        'Pages by cursor or by number?',
        'by cursor: the cost is the same on each page, and rows that are added move nothing',
        'numbers let people jump, and get slower the farther they jump',
      ],
    },
  ),
  note(
    'query-in-loop lazy-read-in-loop',
    'code',
    'speed',
    'queries in loops',
    'count the queries of a request with 3 rows and with 30: the number is the same',
    { watch: 'queries for each request, as a number in the trace' },
  ),
  note(
    'blocking-call',
    'code',
    'speed',
    'blocking calls',
    'send fifty requests at once while one is at work: the others are answered meanwhile',
    { watch: 'the delay of the event loop, or threads that wait' },
  ),
  note(
    'no-primary-key',
    'schema',
    'data',
    'tables without a primary key',
    'insert the same row twice: the second one is refused, or has a key of its own',
  ),
  note(
    'undeclared-reference reference-type-mismatch',
    'schema',
    'data',
    'references that are not declared, or of another type',
    'insert a row that points to nothing: the database refuses it',
  ),
  note(
    'unindexed-foreign-key',
    'schema code',
    'speed data',
    'references without an index',
    '`EXPLAIN` of the join and of a delete of the parent shows the index, with a million rows',
    { watch: 'tables that are read from end to end, in the statistics of the database' },
  ),
  note(
    'double-index',
    'schema',
    'speed data',
    'indexes that another one covers',
    '`EXPLAIN` of the queries by these columns shows the other index before this one is dropped',
  ),
  note(
    'shared-key',
    'schema',
    'data',
    'names and numbers that should be unique',
    'insert the same value twice, at once from two connections: one is refused',
    {
      choice: [
        'What becomes of the doubles that are there?',
        'a list for whoever owns the data, and the constraint once it is empty',
        'merging by a rule is faster, and wrong for some of them without anybody noticing',
      ],
    },
  ),
  note(
    'open-list',
    'schema',
    'data',
    'columns of a few words that take any text',
    'insert a word that is not on the list: refused',
    {
      choice: [
        'A CHECK, an enumerated type, or a table of the words?',
        'a CHECK: it is one line, and changed in one statement',
        'a table, where people add words or each word carries more than its name',
      ],
    },
  ),
  note(
    'optional-must',
    'schema',
    'data',
    'columns that may be missing and must not',
    'insert a row without it: refused',
  ),
  note(
    'list-in-column attribute-rows',
    'schema',
    'data',
    'lists and attributes packed into texts',
    'remove one entry while another connection adds one: both changes are there',
  ),
  note(
    'narrow-key',
    'schema',
    'data speed',
    'keys that will run out',
    'insert a row with the id 3,000,000,000: it is taken',
    { watch: 'the highest id as a share of what its type holds, with an alert at half' },
  ),
  note(
    'erased-record',
    'schema',
    'data',
    'records that vanish with what they are about',
    'delete the parent: refused, or the record is still there',
  ),
  note(
    'float-money money-as-float',
    'code contract schema',
    'data',
    'money as a binary fraction',
    'add 0.10 a thousand times: the sum is 100.00 exactly, also after a round trip through the API',
  ),
  note(
    'time-without-zone timestamp-without-zone',
    'code contract schema',
    'data',
    'times without a zone',
    'write 02:30 of the night in October in which the clock goes back, from two zones: both come back as the instants that they were',
  ),
];

/** The note on a rule. Every rule of a review has one; a test holds the two together. */
export function noteOf(rule: string): RuleNote | undefined {
  return RULE_NOTES.find(({ rules }) => rules.includes(rule));
}
