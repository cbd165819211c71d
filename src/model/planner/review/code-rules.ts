import type { Finding } from './finding.ts';

/** A rule that looks at one line of code with what follows it. */
export type CodeRule = Pick<Finding, 'severity' | 'harms' | 'rule' | 'why' | 'fix'> & {
  /** What is there, as a clause; `{match}` is the name of what was called. */
  what: string;
  line: RegExp;
  /** Seen in the line itself, it is no finding. */
  unlessLine?: RegExp;
  /** Seen within so many following lines, it is no finding. */
  unlessNear?: { within: number; pattern: RegExp };
  /** Must be seen within so many following lines, which are indented deeper. */
  onlyIfInside?: { within: number; pattern: RegExp };
  /** Seen anywhere in the file, it is no finding. */
  unlessFile?: RegExp;
};

/** In large or small letters, and not both: the rest of the expressions looks at the case of names. */
const SQL = String.raw`(?:SELECT\s.+?\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|select\s.+?\sfrom|insert\s+into|update\s+\w+\s+set|delete\s+from)\s`;
const AUTH =
  /\b(?:authenticate|requireAuth|isAuthenticated|ensureAuth\w*|verifyToken|checkAuth|passport|jwt\.verify|verifyJwt|UseGuards|Depends\(|login_required|current_user|before_action|AuthGuard|authMiddleware|authorize|preHandler|onRequest|Authorization|HTTPBearer|permission_classes|RequireAuth)/i;

/** Each rule is narrow on purpose: a false alarm costs more than a miss. */
export const CODE_RULES: readonly CodeRule[] = [
  {
    rule: 'sql-injection',
    severity: 'high',
    harms: 'security',
    what: 'a query is put together from values',
    line: new RegExp(
      String.raw`["'\x60f]\s*${SQL}[^"'\x60]*(?:\$\{(?![A-Z_]+\})|["']\s*\+\s*(?![A-Z_]+\b)[a-zA-Z]|["']\s*%\s*[(a-zA-Z]|["']\.format\()`,
    ),
    unlessLine: /\bsql`|Prisma\.sql|\$(?:queryRaw|executeRaw)`|console\.|logger?\.|throw new|print\(/,
    why: 'whoever chooses the value chooses the query',
    fix: 'send values as parameters: `query("… WHERE id = $1", [id])`',
  },
  {
    rule: 'sql-injection',
    severity: 'high',
    harms: 'security',
    what: 'an f-string or format call builds a query',
    line: new RegExp(String.raw`(?:f["']{1,3}\s*${SQL}.*\{\w|Sprintf\(\s*["\x60]\s*${SQL}.*%[sdv])`),
    unlessLine: /logger?\.|print\(/,
    why: 'whoever chooses the value chooses the query',
    fix: 'send values as parameters: `cursor.execute("… WHERE id = %s", (id,))`',
  },
  {
    rule: 'unsafe-raw-query',
    severity: 'high',
    harms: 'security',
    what: 'an unsafe raw query is used with a value',
    line: /\$(?:queryRawUnsafe|executeRawUnsafe)\(\s*[`"'][^`"']*(?:\$\{|["']\s*\+)/,
    why: 'the safe form of the same call escapes values, and this one does not',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the words show a template, and are none.
    fix: 'use the tagged form, `$queryRaw`, with `${value}` inside',
  },
  {
    rule: 'secret-in-code',
    severity: 'high',
    harms: 'security',
    what: 'a secret is written into the code',
    line: /\b(?:[A-Za-z_]*(?:api_?key|secret(?:_?key)?|passwd|password|auth_?token|access_?token|private_?key))["']?\s*[:=]\s*["'](?=[^"'\s]{12,}["'])(?=[^"']*\d)[^"'\s${}<>]+["']|\b(?:sk_live_|rk_live_|AKIA[0-9A-Z]{12}|ghp_[A-Za-z0-9]{20}|xox[bp]-\d)|-----BEGIN (?:RSA |EC )?PRIVATE KEY-----|\b(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?|redis|amqp):\/\/\w+:[^@\s"'${]{4,}@/i,
    unlessLine:
      /process\.env|os\.environ|getenv|example|placeholder|changeme|your[-_ ]|xxxx|\*\*\*\*|<[a-z_-]+>|localhost|127\.0\.0\.1|@db[:/]|@postgres[:/]|dummy|fake|test/i,
    why: 'everybody with the repository has it, and its history keeps it for ever',
    fix: 'read it from the environment or a secret store, and replace the one that was here',
  },
  {
    rule: 'no-timeout',
    severity: 'medium',
    harms: 'speed',
    what: '`fetch` is called without a limit on its time',
    line: /(?:await|return)\s+fetch\(/,
    unlessNear: { within: 10, pattern: /signal\s*[:,]|AbortSignal|timeout/ },
    why: 'when the other side hangs, so does this request, and in the end the whole pool',
    fix: 'pass `signal: AbortSignal.timeout(5000)`',
  },
  {
    rule: 'no-timeout',
    severity: 'medium',
    harms: 'speed',
    what: '`axios` is called without a limit on its time',
    line: /\baxios\.(?:get|post|put|patch|delete)\(/,
    unlessNear: { within: 8, pattern: /timeout|signal\s*[:,]/ },
    unlessFile: /axios\.(?:create\([^)]*timeout|defaults\.timeout)/s,
    why: 'its default is to wait for ever',
    fix: 'pass `{ timeout: 5000 }`, or set it once with `axios.create`',
  },
  {
    rule: 'no-timeout',
    severity: 'medium',
    harms: 'speed',
    what: '`requests` is called without a limit on its time',
    line: /\brequests\.(?:get|post|put|patch|delete)\(/,
    unlessNear: { within: 6, pattern: /timeout\s*=/ },
    why: 'its default is to wait for ever',
    fix: 'pass `timeout=5`',
  },
  {
    rule: 'no-timeout',
    severity: 'medium',
    harms: 'speed',
    what: 'the default HTTP client is used, which has no limit on its time',
    line: /\bhttp\.(?:Get|Post|PostForm)\(|&?http\.Client\{\s*\}/,
    why: 'when the other side hangs, so does this goroutine',
    fix: 'use a client with `Timeout: 5 * time.Second`, and a request with a context',
  },
  {
    rule: 'query-in-loop',
    severity: 'medium',
    harms: 'speed',
    what: 'a query runs for each turn of a loop',
    line: /^\s*(?:for\s*(?:await\s*)?\(|for\s+\w+(?:,\s*\w+)?\s+in\s|for\s+.*:=\s*range\s|.*\.(?:forEach|map|each)\b.*(?:=>|do\s*\||function))/,
    unlessLine: /Promise\.all\(\s*$/,
    onlyIfInside: {
      within: 8,
      pattern:
        /await\s+[\w.]*\b(?:query|execute|findOne|findUnique|findFirst|findById|findByPk|findBy|findMany|getById|loadById|fetchOne)\(|\bcursor\.execute\(|\.objects\.(?:get|filter)\(|session\.(?:query|execute|get)\(|\bdb\.(?:Query|QueryRow|QueryContext|QueryRowContext|First|Get)\(|\b[A-Z]\w+\.find(?:_by)?\(/,
    },
    why: 'a list of a hundred makes a hundred and one round trips',
    fix: 'gather the ids and ask once: `WHERE id = ANY($1)`',
  },
  {
    rule: 'unbounded-read',
    severity: 'medium',
    harms: 'speed',
    what: 'all rows of a table are read',
    line: /["'`]\s*SELECT\s+(?!count|sum|max|min|avg|1\b|exists)[\w*,.\s"]+\sFROM\s+[\w."]+\s*(?:ORDER\s+BY\s+[\w.,\s"]+)?;?\s*["'`]/i,
    why: 'the answer grows with the table, until it no longer fits into memory',
    fix: 'add a `LIMIT` and a condition on the last row seen',
  },
  {
    rule: 'unbounded-read',
    severity: 'medium',
    harms: 'speed',
    what: 'a list is read without a limit',
    line: /\.(?:findMany|findAll)\(\s*(?:\)|\{\s*\}\s*\)|\{\s*$)|\.objects\.all\(\)\s*$|\.find\(\s*\{\s*\}\s*\)\s*(?:;|$|\.toArray)/,
    unlessNear: { within: 12, pattern: /\b(?:take|limit|first|where)\s*:|\.limit\(|\[:\d+\]|paginate/i },
    why: 'the answer grows with the table, until it no longer fits into memory',
    fix: 'take a page: `take: 50` after the last id seen',
  },
  {
    rule: 'open-write-route',
    severity: 'high',
    harms: 'security',
    what: 'a route that changes something asks nobody who they are',
    line: /\b(?:app|router|server|fastify)\.(?:post|put|patch|delete)\(\s*["'`](?![^"'`]*(?:login|signin|sign-in|register|signup|webhook|health|callback|token|auth|password))[^"'`]+["'`]\s*,\s*(?:async\s*)?(?:\(\s*\w*(?:req|ctx|c|_)\w*|function|\w+\s*=>)/i,
    unlessFile: AUTH,
    why: 'anybody who finds the address can call it',
    fix: 'check the token before the handler, and the owner of the row inside it',
  },
  {
    rule: 'open-write-route',
    severity: 'high',
    harms: 'security',
    what: 'a route that changes something asks nobody who they are',
    line: /^\s*@(?:app|router|api|bp|blueprint)\.(?:post|put|patch|delete)\(\s*["'](?![^"']*(?:login|signin|register|signup|webhook|health|callback|token|auth|password))/i,
    unlessFile: AUTH,
    why: 'anybody who finds the address can call it',
    fix: 'add a dependency that checks the token, and compare the owner of the row',
  },
  {
    rule: 'weak-password-hash',
    severity: 'high',
    harms: 'security',
    what: 'a password goes through a fast hash',
    line: /(?:md5|sha1|sha256)["'`(][^;\n]{0,60}passw|passw\w*[^;\n]{0,40}(?:createHash\(|hashlib\.(?:md5|sha1|sha256)|md5\()/i,
    why: 'a graphics card tries billions of them a second',
    fix: 'use Argon2id, or bcrypt with a cost of 12',
  },
  {
    rule: 'verification-off',
    severity: 'high',
    harms: 'security',
    what: 'the certificate of the other side is not checked',
    line: /rejectUnauthorized\s*:\s*false|verify\s*=\s*False\b|InsecureSkipVerify\s*:\s*true|NODE_TLS_REJECT_UNAUTHORIZED/,
    why: 'anybody between the two can read and change what is said',
    fix: 'trust the right certificate authority instead',
  },
  {
    rule: 'shell-with-values',
    severity: 'high',
    harms: 'security',
    what: 'a shell command is put together from values',
    line: /\b(?:exec|execSync)\(\s*`[^`]*\$\{|os\.system\(\s*(?:f["']|["'][^"']*["']\s*[+%])|subprocess\.\w+\(\s*f["'][^)]*shell\s*=\s*True/,
    why: 'whoever chooses the value chooses the command',
    fix: 'call the program with a list of arguments, and without a shell',
  },
  {
    rule: 'secret-in-log',
    severity: 'high',
    harms: 'security',
    what: 'something secret is written to the log',
    line: /\b(?:console\.(?:log|info|debug|error)|logger?\.(?:info|debug|warn|error)|print|log\.Print\w*|fmt\.Print\w*)\([^)\n]*(?:[.\s,{(])(?:password|passwd|cardNumber|card_number|cvv|cvc|secret|accessToken|access_token|refreshToken)\b(?![^"'`]*["'`]\s*\))/i,
    unlessLine: /["'`][^"'`]*(?:password|secret|token)[^"'`]*["'`]\s*\)/i,
    why: 'logs are read by many, and kept for long',
    fix: 'log the id of the account, and never what opens it',
  },
  {
    rule: 'charge-without-key',
    severity: 'high',
    harms: 'data',
    what: 'money is moved without an idempotency key',
    line: /\.(?:charges|paymentIntents|refunds|transfers|payouts)\.create\(|\b(?:Charge|PaymentIntent|Refund)\.create\(/,
    unlessNear: { within: 12, pattern: /idempotency/i },
    why: 'a repeat after a lost answer charges a second time',
    fix: 'pass `{ idempotencyKey: order.id }`, made from what the money is for',
  },
  {
    rule: 'float-money',
    severity: 'medium',
    harms: 'data',
    what: 'an amount of money is parsed as a float',
    line: /\b(?:parseFloat|float)\(\s*[\w.[\]"']*(?:amount|price|total|balance|cost)\w*/i,
    why: 'cents get lost in binary fractions',
    fix: 'count in the smallest unit as whole numbers, or use a decimal type',
  },
  {
    rule: 'swallowed-error',
    severity: 'medium',
    harms: 'data',
    what: 'an error is caught and dropped',
    line: /catch\s*(?:\(\s*\w*\s*\))?\s*\{\s*\}|^\s*except(?:\s+\w+)?\s*:\s*pass\b/,
    why: 'what failed looks as if it had worked',
    fix: 'handle the one error that is expected, and let the others through',
  },
];
