/** `Only the scheduler talks to the gateway`, `The portal never reads the database`: who may reach whom, as a text says it. */
export type Bar = { to: string; only?: string; never?: string; said: string };

const THE = '(?:the |our |its |an? )?';
const NAME = String.raw`((?:[\w.'-]+ ){0,3}?[\w.'-]+)`;
const WHAT =
  '(?:requests?|calls?|texts?|messages?|mails?|e-?mails?|notifications?|data|rows|events?|anything|jobs?|payments?)';
/** What is sent by a thing of that name. */
const MAILS = '(?:sends?|writes?)(?= (?:(?:e-?)?mails?|sms|text messages?)\\b)';
const REACHES = `(?:(?:ever |directly |may |can |is allowed to |are allowed to )*)(?:(?:talks?|speaks?|writes?|connects?|goes|reads?|publish(?:es)?|subscribes?|posts?|sends?(?: ${WHAT})?|has access|have access|holds? (?:credentials|keys)) (?:directly )?(?:to|with|from|for)|${MAILS}|calls?|reach(?:es)?|access(?:es)?|reads?|writes?|inserts?(?: rows)? into|appends? to|updates?|modif(?:y|ies)|touch(?:es)?|quer(?:y|ies)|opens?|uses?|knows?|polls?)`;
const END = `(?= directly|[.,;:()]| and | but | so | which | that | itself|$)`;
const START = '(?:^|[.;:,] )(?:(?:and|but|while|whereas|so|since) )?';
const OTHERS = '(?:nobody|nothing|no one|no other(?: \\w+)?|none)(?: else)?';
const PARTS = '(?:services?|components?|parts?|process(?:es)?|programs?|one|machines?|clients?)';
const LINK =
  '(?:access|connections?|routes?|paths?|links?|credentials|passwords?|clients?|drivers?|users?|accounts?|rights?)';
const DONE =
  '(?:called|reached|written|read|used|accessed|touched|queried|talked to|spoken to|addressed|opened|polled|written to|asked)';

/** Groups in the order: who alone may, what. */
const ONLY = [
  `\\b(?:only|nothing but|nobody but|no one but|nothing except) ${THE}${NAME} (?:component |service )?${REACHES} ${THE}${NAME}${END}`,
  `${START}${THE}${NAME} is the only (?:[\\w-]+ )?(?:that|which|to|one(?: that)?|service(?: that)?|component(?: that)?|part(?: that)?|process(?: that)?) ?(?:that |which )?${REACHES} ${THE}${NAME}${END}`,
  `${START}${THE}${NAME} is the (?:only|sole) (?:reader|writer|caller|client|user|producer|publisher|consumer) (?:of|to) ${THE}${NAME}${END}`,
  `${START}${THE}${NAME} alone ${REACHES} ${THE}${NAME}${END}`,
  `${START}${THE}${NAME},? and (?:only \\S+|${OTHERS}),? ${REACHES} ${THE}${NAME}${END}`,
  `\\bno (?:other )?${PARTS} (?:but|except|other than|besides|apart from) ${THE}${NAME} ${REACHES} ${THE}${NAME}${END}`,
  `${START}${THE}${NAME} ${REACHES} ${THE}${NAME},? and ${OTHERS} does\\b`,
].map((one) => new RegExp(one, 'gi'));
/** Groups in the order: what, who alone may. */
const THROUGH = [
  `\\b(?:all|every) (?:[\\w-]+ )?(?:traffic|calls?|access|requests?|writes?|reads?) to ${THE}${NAME} (?:goes|go|pass(?:es)?|runs?|is|are) (?:made )?(?:only )?(?:through|via|by) ${THE}${NAME}${END}`,
  `${START}${THE}${NAME} is (?:only|solely|exclusively) ${DONE} (?:by|through|via|from) ${THE}${NAME}${END}`,
  `${START}${THE}${NAME} is ${DONE} (?:only|solely|exclusively) (?:by|through|via|from) ${THE}${NAME}${END}`,
  `${START}${THE}${NAME} is ${DONE} (?:by|through|via|from) ${THE}${NAME} (?:alone|only|and (?:by )?${OTHERS})${END}`,
].map((one) => new RegExp(one, 'gi'));
/** Groups in the order: who may not, what. */
const NEVER = [
  `${START}${THE}${NAME} (?:itself )?(?:never|does not|do not|must not|may not|cannot|is not allowed to) (?:directly |itself |ever )?${REACHES} ${THE}${NAME}${END}`,
  `${START}${THE}${NAME} (?:itself )?(?:has|have|holds?|keeps?|gets?|opens?|makes?|is given) no (?:direct |network |write |read |own )*${LINK} (?:to|with|for|into|on|of) ${THE}${NAME}${END}`,
  `${START}${THE}${NAME} (?:itself )?(?:has|have|holds?|keeps?|gets?|opens?|makes?) no ${NAME} ${LINK}${END}`,
  `${START}${THE}${NAME} (?:itself )?(?:has|have) nothing to do with ${THE}${NAME}${END}`,
].map((one) => new RegExp(one, 'gi'));
const NEITHER = new RegExp(`\\bneither ${THE}${NAME} nor ${THE}${NAME} ${REACHES} ${THE}${NAME}${END}`, 'gi');

/** The bars that a sentence sets, which is given without markup. */
export function barsIn(sentence: string): Bar[] {
  const text = sentence
    .replace(/[`*]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.;:])/g, '')
    .trim();
  const of = (patterns: readonly RegExp[], make: (one: string, other: string) => Omit<Bar, 'said'>): Bar[] =>
    patterns.flatMap((pattern) =>
      [...text.matchAll(pattern)].map(([said, one = '', other = '']) => ({
        ...make(bare(one), bare(other)),
        said: said.trim(),
      })),
    );
  return [
    ...of(ONLY, (only, to) => ({ only, to })),
    ...of(THROUGH, (to, only) => ({ only, to })),
    ...of(NEVER, (never, to) => ({ never, to })),
    ...[...text.matchAll(NEITHER)].flatMap(([said, one = '', other = '', to = '']) =>
      [one, other].map((never) => ({ never, to: bare(to), said: said.trim() })),
    ),
  ];
}

/** Names have points within, and none at their end. */
function bare(name: string): string {
  return name.replace(/\.+$/, '');
}
