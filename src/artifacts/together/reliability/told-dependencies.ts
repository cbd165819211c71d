import type { Design } from '../design.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { keyWords, type Outside } from './dependencies.ts';

const NAME = String.raw`[A-Z][\w.-]{2,29}(?: [A-Z][A-Za-z]{1,20})?`;
const THEIRS = `(?:others|other people|third part(?:y|ies)|(?:a |an )?(?:partner|vendor|supplier)s?|somebody else|someone else|another (?:team|company|firm|department)|the (?:city|state|country|government|ministry|bank|hospital|university|municipality|group))`;
const ROLE =
  'provider|acquirer|bank|carrier|partner|vendor|processor|psp|supplier|bureau|authority|registry|agency|exchange|insurer|clearing house';
const SYSTEM = 'server|service|system|gateway|platform|api|directory|identity provider|broker';

/** Ways in which a text says that a thing is somebody else's. The names are in the groups. */
const SAID: readonly RegExp[] = [
  // "X and Y are run by others"
  new RegExp(
    String.raw`\b((?:${NAME})(?:(?:, | and |, and )(?:${NAME}))*) (?:is|are) (?:both |all )?(?:run|operated|hosted|provided|owned|managed|maintained) by ${THEIRS}\b`,
    'g',
  ),
  // "X and Y are outside vendors"
  new RegExp(
    String.raw`\b((?:${NAME})(?:(?:, | and |, and )(?:${NAME}))*) are (?:both |all )?(?:third parties|(?:outside|external|third-party|hosted) (?:vendors|providers|services|systems|partners|companies|parties|products))\b`,
    'g',
  ),
  // "the city's sign-on server CityID", "the national exchange RxHub"
  new RegExp(
    String.raw`\bthe (?:[a-z]+'s|national|municipal|public|external|hosted|third-party|state) (?:[a-z][\w-]* ){0,3}?(?:${ROLE}|${SYSTEM}) (${NAME})\b`,
    'g',
  ),
  // "the payment provider Worldline", "our carrier Postwing"
  new RegExp(String.raw`\b(?:the|our|an?) (?:[a-z][\w-]* ){0,3}?(?:${ROLE}) (${NAME})\b`, 'g'),
  // "X, the payment provider", "X (the city's sign-on server)"
  new RegExp(
    String.raw`\b(${NAME})(?:, | \()(?:the|our|an?) (?:[a-z][\w'-]* ){0,3}?(?:${ROLE}|(?:external|third-party|hosted) (?:${SYSTEM}))\b`,
    'g',
  ),
  // "X is an external service"
  new RegExp(
    String.raw`\b(${NAME}) is an? (?:external|third-party|outside|hosted) (?:[a-z][\w-]* ){0,2}?(?:${SYSTEM}|${ROLE}|product)\b`,
    'g',
  ),
];
/** At the beginning of a sentence. */
const NO_NAME =
  /^(?:(?:API|Service|System|Gateway|Platform|Server|Database)$|The|This|That|These|Those|They|Each|Every|All|Both|Some|Our|Its|Their|We|It|When|If|And|But|PostgreSQL|MySQL|Redis|Kafka|RabbitMQ)\b/;

/** "Three parties are run by others: …", "Outside our walls: …". */
const LIST_OF =
  /(?:\b(?:run|operated|hosted|provided|owned) by (?:others|other people|third parties)|\boutside (?:of )?(?:our|the) (?:own )?(?:walls|control|hands|house|perimeter|company|firm|organi[sz]ation)|\b(?:external|outside|third-party) (?:systems|services|dependencies|parties)|\bthird parties|\bnot ours)(?: are| is)?: ([^:]{3,200}?)\.?$/i;
/** "The map service and the payment provider belong to other firms." */
const LIST_IS =
  /^(?:\W*)([\w' ,-]{3,160}?) (?:(?:is|are) (?:both |all )?(?:(?:run|operated|hosted|provided|owned) by (?:others|other \w+|third parties)|third parties|(?:outside|external) (?:our|the|systems|services|parties)\b)|belongs? to (?:others|other \w+|third parties|another \w+))/;
const THING = /^[\w'’-]+(?: [\w'’-]+){0,4}$/;

/** The things that a sentence lists as others', without their articles; none where one of them is no plain name. */
function listedIn(text: string): string[] {
  const bare = text.replace(/ \([^)]*\)/g, '');
  const list = LIST_OF.exec(bare)?.[1] ?? LIST_IS.exec(bare)?.[1];
  if (list === undefined) return [];
  const names = list.split(/,? and |, /).map((name) => name.trim().replace(/^(?:the|an?|our|both) /i, ''));
  const isPlain = (name: string): boolean => THING.test(name) && !VAGUE.test(name);
  return names.length > 1 && names.every(isPlain) ? names : [];
}

const VAGUE = /\b(?:they|it|this|that|these|those|which|who|we|is|are|was|has|have|by|others?|both|all|each|not|no)\b/i;

/** What the text says in so many words that others run, each once. */
export function toldDependencies({ prose }: Design): Outside[] {
  const found = prose.passages.flatMap(sentencesOf).flatMap((sentence): Outside[] => {
    if (sentence.aside) return [];
    const text = sentence.text.replaceAll('\n', ' ');
    const bare = text.replace(/ \([^)]*\)/g, '');
    return SAID.flatMap((said) => [...text.matchAll(said), ...(bare === text ? [] : bare.matchAll(said))])
      .flatMap(([, names = '']) => names.split(/, and |, | and /))
      .filter((name) => name !== '' && !NO_NAME.test(name))
      .concat(listedIn(text))
      .map((name) => ({ name, line: sentence.line }));
  });
  const seen = new Set<string>();
  return found.filter(({ name }) => {
    const key = keyWords(name).join(' ');
    return key !== '' && !seen.has(key) && seen.add(key);
  });
}
