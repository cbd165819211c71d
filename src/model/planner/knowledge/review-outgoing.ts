import type { Language } from '../review/code/language.ts';

/** A way to call another system over HTTP. */
export type Outgoing = {
  /** The whole name of the call. */
  call: RegExp;
  /** Seen in its arguments or its statement, its time is limited. */
  limited: RegExp;
  /** Seen anywhere in the file, all calls of its kind are limited. */
  limitedByFile?: RegExp;
  /** What the library does when nobody says. Nothing where it has a limit of its own. */
  why?: string;
  fix: string;
};

const SIGNAL = /\bsignal\b|AbortSignal|timeout/i;

/** Whoever calls with a limit by default (`httpx` after five seconds) is here only for where it calls. */
export const OUTGOING: Record<Language, readonly Outgoing[]> = {
  js: [
    {
      call: /^(?:window\.|globalThis\.|undici\.)?fetch$/,
      limited: SIGNAL,
      why: 'when the other side hangs, so does this request, and in the end every worker that waits for it',
      fix: 'pass `signal: AbortSignal.timeout(5_000)` with the options, and answer 503 when it fires',
    },
    {
      call: /^axios(?:\.(?:get|post|put|patch|delete|request|head))?$/,
      limited: SIGNAL,
      limitedByFile: /axios\.(?:create\([^)]*timeout|defaults\.timeout)/s,
      why: 'axios waits for ever by default',
      fix: 'pass `{ timeout: 5_000 }`, or set it once with `axios.create`',
    },
    {
      call: /^https?\.(?:get|request)$/,
      limited: /timeout/i,
      limitedByFile: /\.setTimeout\(/,
      why: 'Node waits for ever by default',
      fix: 'pass `timeout: 5_000`, and destroy the request on its `timeout` event',
    },
    {
      call: /^(?:got|ky|superagent|needle)(?:\.\w+)?$/,
      limited: /timeout/i,
      why: 'it waits for ever by default',
      fix: 'pass `timeout`',
    },
  ],
  python: [
    {
      call: /^requests\.(?:get|post|put|patch|delete|head|request)$/,
      limited: /timeout\s*=/,
      why: 'requests waits for ever by default: when the other side hangs, so does this worker',
      fix: 'pass `timeout=(3, 10)`: seconds to connect and to read',
    },
    {
      call: /^(?:urllib\.request\.)?urlopen$/,
      limited: /timeout\s*=/,
      why: 'it waits for ever by default',
      fix: 'pass `timeout=5`',
    },
    {
      call: /^(?:httpx|\w*client|\w*http)\.(?:get|post|put|patch|delete|stream|request)$/,
      limited: /timeout\s*=\s*(?!None)/,
      fix: '',
    },
    { call: /^(?:self\.)?_?session\.(?:get|post|put|patch)$/, limited: /timeout\s*=/, fix: '' },
  ],
  go: [
    {
      call: /^http\.(?:Get|Post|PostForm|Head)$/,
      limited: /(?!)/,
      why: 'http.DefaultClient has no timeout: when the other side hangs, so does this goroutine',
      fix: 'make one `&http.Client{Timeout: 5 * time.Second}`, and call it with `http.NewRequestWithContext(r.Context(), …)`',
    },
    {
      call: /^http\.DefaultClient\.(?:Do|Get|Post)$/,
      limited: /(?!)/,
      limitedByFile: /context\.WithTimeout|http\.DefaultClient\.Timeout/,
      why: 'http.DefaultClient has no timeout',
      fix: 'make one `&http.Client{Timeout: 5 * time.Second}`',
    },
    { call: /^http\.NewRequest(?:WithContext)?$/, limited: /(?!)/, fix: '' },
  ],
  java: [
    {
      call: /^(?:Http(?:Client|Clients)\.(?:newHttpClient|createDefault))$/,
      limited: /(?!)/,
      limitedByFile: /\.timeout\(|setResponseTimeout|setConnectTimeout|connectTimeout/,
      why: 'it waits for ever by default',
      fix: '`HttpClient.newBuilder().connectTimeout(…)`, and `.timeout(Duration.ofSeconds(5))` on each request',
    },
    {
      call: /^RestTemplate$/,
      limited: /timeout|factory|Factory/i,
      limitedByFile: /setConnectTimeout|setReadTimeout|RestTemplateBuilder/,
      why: 'a RestTemplate waits for ever by default',
      fix: 'build it with `RestTemplateBuilder.connectTimeout(…).readTimeout(…)`',
    },
    {
      call: /^(?:restTemplate|this\.restTemplate)\.\w+$|^(?:URL|URI\.create)$|openStream$|\.uri$/,
      limited: /./,
      fix: '',
    },
  ],
  csharp: [
    {
      call: /(?:^|\.)_?\w*(?:client|http)\w*\.(?:GetAsync|PostAsync|PutAsync|SendAsync|GetStringAsync|PostAsJsonAsync|GetFromJsonAsync|GetByteArrayAsync|GetStreamAsync)$/i,
      limited: /./,
      fix: '',
    },
  ],
  ruby: [
    {
      call: /^Net::HTTP\.(?:get|post|get_response|post_form)$/,
      limited: /timeout/,
      why: 'it waits a minute to connect and a minute to read, once more on each retry',
      fix: 'use `Net::HTTP.start(host, port, open_timeout: 2, read_timeout: 5)`',
    },
    {
      call: /^(?:HTTParty|RestClient|Faraday)\.(?:get|post|put|patch|delete)$/,
      limited: /timeout/,
      limitedByFile: /default_timeout|request:\s*\{[^}]*timeout|options\.timeout/,
      why: 'it waits a minute or for ever by default',
      fix: 'pass `timeout: 5`',
    },
    { call: /^(?:URI\.open|open)$/, limited: /timeout/, fix: '' },
  ],
  php: [
    {
      call: /^file_get_contents$/,
      limited: /stream_context|\$context|\$ctx|timeout/i,
      why: 'it waits for `default_socket_timeout`, a minute by default, while a worker is held',
      fix: 'use a client with a limit: `Http::timeout(5)->get(…)`',
    },
    {
      call: /^curl_exec$/,
      limited: /(?!)/,
      limitedByFile: /CURLOPT_TIMEOUT/,
      why: 'cURL waits for ever by default',
      fix: '`curl_setopt($ch, CURLOPT_TIMEOUT, 5)` and `CURLOPT_CONNECTTIMEOUT`',
    },
    {
      call: /^(?:\$\w*client|\$this->\w*(?:client|http)\w*)->(?:get|post|put|request)$/i,
      limited: /timeout/i,
      limitedByFile: /timeout/i,
      fix: '',
    },
    { call: /^Http::(?:\w+\(\)->)*(?:get|post|put|patch|delete)$/, limited: /timeout/i, fix: '' },
    { call: /^curl_init$|^curl_setopt$/, limited: /./, fix: '' },
  ],
  rust: [
    {
      call: /^reqwest::(?:get|Client::new|blocking::get)$/,
      limited: /(?!)/,
      limitedByFile: /\.timeout\(/,
      why: 'reqwest waits for ever by default',
      fix: '`Client::builder().timeout(Duration::from_secs(5)).build()?`',
    },
  ],
};
