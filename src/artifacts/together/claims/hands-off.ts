import { literally } from '../literally.ts';
import type { Decision } from '../prose/decisions.ts';
import { clausesOf } from './clauses.ts';

/** "`api` never handles the bytes", "`api` only signs the URL": what goes past a part of the system. */
const PAST =
  /`([\w-]+)`[^.;|`]{0,30}\b(?:never (?:handles?|sees?|touch(?:es)?|carr(?:y|ies)|receives?|prox(?:y|ies)|reads?)|only (?:signs?|issues?|hands? out))\b/gi;
const TAKES =
  '(?:receives?|hands?|streams?|pass(?:es)?|takes?|forwards?|prox(?:y|ies)|scans?|writes?|uploads?|copies|copy|reads?)';
const BYTES =
  '(?:bytes|files?|file content|photos?|pictures?|images?|videos?|uploads?|documents?|attachments?|scans|artifacts?|objects?)';
const DENIED = /\b(?:not|never|no|nor|without|instead|rather|would|could)\b|n't\b/i;

/** The part of the system that one decision keeps out of the way of files, and that handles them in another; undefined for none. */
export function handledNonetheless(earlier: Decision, later: Decision): string | undefined {
  const kept = [...earlier.choice.matchAll(PAST)].map(([, party = '']) => party);
  const clauses = clausesOf(later.choice).filter((clause) => !DENIED.test(clause));
  return kept.find((party) => {
    const handles = new RegExp(
      String.raw`\x60${literally(party)}\x60 (?:then |first )?${TAKES} (?:the |each |every |all |its )?(?:\w+ )?${BYTES}\b`,
      'i',
    );
    return clauses.some((clause) => handles.test(clause));
  });
}
