import type { Judgement } from '../code/program.ts';

/** Any origin, or whichever asks, as the libraries write it. */
const ANY =
  /\borigin\s*:\s*(?:true\b|["'`]\*["'`]|(?:async\s*)?\(?\s*\w+\s*(?:,\s*\w+)?\)?\s*=>\s*(?:\w+\(\s*null\s*,\s*true\s*\)|origin\b|\{\s*(?:return\s+)?\w+\(\s*null\s*,\s*true\s*\))|\(?\s*\w+\s*\)?\s*=>\s*\w+\s*[,}]|req\.headers?\.origin)|allow_origins\s*=\s*\[\s*["']\*["']|allow_origin_regex\s*=\s*r?["']\.\*["']|\borigins\s*[=:]\s*\[?\s*["']\*["']|AllowAllOrigins\s*[:=]\s*true|AllowOrigins?:\s*(?:\[\]string\{\s*)?"\*"|AllowedOrigins:\s*\[\]string\{\s*"\*"|AllowOriginFunc:\s*func\([^)]*\)\s*bool\s*\{\s*return true|allowedOriginPatterns?\(\s*(?:List\.of\()?"\*"|addAllowedOriginPattern\("\*"|setAllowedOriginPatterns\(\s*List\.of\("\*"|originPatterns\s*=\s*"\*"|SetIsOriginAllowed\(\s*\w+\s*=>\s*true|AllowAnyOrigin\(\)|^\s*origins\s+['"]\*['"]|CORS_ALLOW_ALL_ORIGINS\s*=\s*True|CORS_ORIGIN_ALLOW_ALL\s*=\s*True|'(?:allowed_origins|allowed_origins_patterns)'\s*=>\s*\[\s*'(?:\*|\/\.\*\/)'|Access-Control-Allow-Origin["'`]?\s*[,:=]\s*(?:["'`]\*["'`]|\$?\w*\.?(?:headers?\.|Header\.Get\(|get\(|header\(|request\.headers)[^\n]*origin|\$?origin\b|\$_SERVER\['HTTP_ORIGIN'\])|allow_any_origin\(\)|permissive\(\)/im;
const WITH =
  /\bcredentials\s*:\s*true|allow_credentials\s*=\s*True|supports_credentials\s*=\s*True|AllowCredentials\s*[:=]\s*true|allowCredentials\(\s*true|setAllowCredentials\(\s*true|allowCredentials\s*=\s*"true"|\.AllowCredentials\(\)|CORS_ALLOW_CREDENTIALS\s*=\s*True|'supports_credentials'\s*=>\s*true|Access-Control-Allow-Credentials["'`]?\s*[,:=]\s*["'`]?true|allow_credentials\(\s*true/i;
const CHECKS = /includes\(|\.has\(|indexOf\(|ALLOWED|allowed_?list|whitelist|in_array|\bif\b[^\n]*origin/i;
const NEAR = 10;

/** Every site may send requests with the cookies of whoever visits it. */
export const cors: Judgement = (program) => {
  const lines = program.bare.split('\n');
  for (const [at] of lines.entries()) {
    const hit =
      ANY.test(lines[at] ?? '') ||
      (ANY.test(lines.slice(at, at + 3).join('\n')) && !ANY.test(lines.slice(at + 1, at + 3).join('\n')));
    if (!hit) continue;
    const near = lines.slice(Math.max(0, at - NEAR), at + NEAR + 1).join('\n');
    if (!WITH.test(near) || CHECKS.test(near)) continue;
    return [
      {
        severity: 'high',
        harms: 'security',
        rule: 'cors-for-all',
        line: at + 1,
        what: 'every origin is allowed, and with credentials',
        why: 'any page that a signed-in person opens can call this API as that person and read what it answers',
        fix: 'name the origins: a list like `["https://app.example.com"]` that each request’s origin is compared with as a whole; or leave credentials out',
      },
    ];
  }
  return [];
};
