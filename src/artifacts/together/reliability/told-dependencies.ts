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
  /^(?:The|This|That|These|Those|They|Each|Every|All|Both|Some|Our|Its|Their|We|It|When|If|And|But|PostgreSQL|MySQL|Redis|Kafka|RabbitMQ)\b/;

/** What the text says in so many words that others run, each once. */
export function toldDependencies({ prose }: Design): Outside[] {
  const found = prose.passages.flatMap(sentencesOf).flatMap((sentence): Outside[] => {
    if (sentence.aside) return [];
    const text = sentence.text.replaceAll('\n', ' ');
    const bare = text.replace(/ \([^)]*\)/g, '');
    return SAID.flatMap((said) => [...text.matchAll(said), ...(bare === text ? [] : bare.matchAll(said))])
      .flatMap(([, names = '']) => names.split(/, and |, | and /))
      .filter((name) => name !== '' && !NO_NAME.test(name))
      .map((name) => ({ name, line: sentence.line }));
  });
  const seen = new Set<string>();
  return found.filter(({ name }) => {
    const key = keyWords(name).join(' ');
    return key !== '' && !seen.has(key) && seen.add(key);
  });
}
