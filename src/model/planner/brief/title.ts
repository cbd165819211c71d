import { capital } from '../words/spelling.ts';
import type { Token } from './tokens.ts';

const LEAD =
  /^(?:(?:please|hi|hello|hey|ok|okay|so)[,! ]+)*(?:(?:i|we)(?:'d like| would like| need| want|'re| are| have)?\s+(?:to\s+|going to\s+)?|can you\s+|could you\s+|help (?:me|us)\s+(?:to\s+)?|here(?:'s| is)\s+)?(?:(?:design|build|building|create|creating|make|develop|implement|architect|plan|write|draft|propose|review|sketch|set up|come up with|look over|look at|have a look at)(?: and (?:build|implement|design|develop))?\s+(?:me\s+|us\s+)?)?(?:(?:an?|the|our|my|some|this)\s+)?(?:(?:(?:robust|scalable|simple|complete|new|modern|production-ready|full|rest|restful|http|graphql|backend|web)\s+)*(?:api|apis|backend|back-end|back end|backend system|server|service layer|schema|database schema|database|data model|architecture|system design|endpoint|api endpoint)\s+(?:for|of|to|that|which)\s+(?:(?:an?|the|our|my|can|handles?|manages?|supports?)\s+)*)?/i;

/** `we run laundromats`, `thing where neighbours …`: what somebody does with it is no title. */
const DOING =
  /^(?:(?:hey|so|our|we|i|the|an?)[, ]+)*(?:(?:look after|run|own|operate|manage|maintain|have)\s+(?=\p{L})|(?:thing|something|tool|app|system|platform|software|place)\s+(?:where|in which|so that)\s+|(?:need|want)\s+(?:an?\s+|the\s+)?(?:backend|back-end|api|system|software)\s+for\s+)/iu;
const WANTING = /\s+(?:needs?|wants?|would like|is looking for)\b.*$/i;

const MOST_WORDS = 8;
const MOST_LETTERS = 64;

/** A title for the report: the brief's first clause without its "design the API for a". */
export function titleOf(text: string, words: readonly Token[], fallback: string): string {
  const clause = clauseOf(text);
  const led =
    clause
      .replace(/^[-*•–\s]+/, '')
      .replace(LEAD, '')
      .trim() || clause;
  const core =
    [led.replace(DOING, '').replace(WANTING, '').trim(), led.replace(DOING, ''), led].find((text) => text.length > 3) ??
    led;
  const kept = core
    .split(' ')
    .slice(0, MOST_WORDS)
    .join(' ')
    .slice(0, MOST_LETTERS)
    .replace(
      /(?:\s+(?:to|for|of|with|and|or|that|which|the|a|an|in|on|by|from|over|at|as|can|is|are|about|where|who|so|before|after|when|while|because|until|roughly|around|got|existing))+$/i,
      '',
    )
    .replace(/\s+\d[\d,.]*(?:k|m)?$/i, '')
    .replace(/(?:\s+(?:to|for|of|with|and|by|from|over|about|roughly|around))+$/i, '')
    .replace(/[^\p{L}\p{N} '’&/+.-]/gu, '')
    .replace(/\.+$/, '')
    .trim();
  return words.length === 0 || !/\p{L}{2}/u.test(kept) ? capital(fallback) : capital(kept);
}

/** The first clause of two words or more: no greeting, and no `Slow:` before what is slow. */
function clauseOf(text: string): string {
  const clauses = text
    .trim()
    .slice(0, 2000)
    .split(/[\n;:!?(]|\.(?!\d)|,\s|\s[–—-]\s/)
    .map((clause) => clause.replace(/\s+/g, ' ').trim().slice(0, 300));
  return (
    clauses.slice(0, 4).find((clause) => clause.split(' ').length > 1 && !GREETING.test(clause)) ?? clauses[0] ?? ''
  );
}

const GREETING = /^(?:hi|hello|hey|dear|hallo|hola|bonjour|good (?:morning|day|evening))\b/i;
