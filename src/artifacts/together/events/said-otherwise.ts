import { literally } from '../literally.ts';

/** What has dots in its name and is no topic. */
const THING =
  '(?:(?:consumer )?groups?|(?:durable )?consumers?|counters?|metrics?|gauges?|histograms?|timers?|commands?|(?:feature )?flags?|toggles?|settings?|variables?|options?|log (?:events?|lines?|entries|messages?)|spans?|scopes?|permissions?|rights?|roles?|columns?|fields?|exchanges?|packages?|namespaces?|modules?|(?:registry )?subjects?(?= of the schema)|files?|jobs?|errors?|codes?|hosts?|images?|charts?|clients?(?: ids?)?|ids?|urns?|(?:media|content) types?|api versions?)';
/** Whoever else sends it. */
const OTHERS =
  /\b(?:of|by|from) (?:the |an?(?:other)? |its |their )?(?:[\w-]+ ){1,2}(?:team|system|domain|department|company|group|platform|side|makers?|manufacturers?|vendors?|providers?|operators?|office|customers?|banks?|carriers?|partners?)\b|\b(?:another|other|foreign|upstream|external|third[- ]part\w+|partners?'?|vendors?'?|supplier\w*) (?:team|service|system|domain|company|events?|topics?|webhooks?)?|\bnot ours\b|\bbelongs? to\b|\bowned by\b/i;
const LATER = /\b(?:may|might|could|can) (?:later |once )?(?:follow|come|be added|be split)\b/i;
/** The version to come, beside the one there is. */
const NEXT = /\b(?:will|until then|next|new)\b/i;

/** Whether a sentence says of a name with dots that it is something else than a topic or event of the design. */
export function saidOtherwise(name: string, sentence: string): boolean {
  if (OTHERS.test(sentence.replace(/`[^`]*`/g, '`')) || LATER.test(sentence)) return true;
  if (/\.v[2-9]\d*$/.test(name) && NEXT.test(sentence)) return true;
  const code = String.raw`\x60${literally(name)}\x60`;
  return new RegExp(
    String.raw`\b${THING}(?: (?:of|for) (?:the )?[\w-]+(?: [\w-]+)?)?(?: (?:is|are|called|named))?[ :(]+${code}|${code} (?:${THING})\b`,
    'i',
  ).test(sentence);
}
