/**
 * `Only the scheduler talks to the gateway`, `The portal never reads the database`: who may reach whom, as a text says
 * it. `except`: what follows in the sentence, and takes some out.
 */
export type Bar = { to: string; only?: string; never?: string; said: string; except?: string };

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
  '(?:access|connections?|routes?|paths?|links?|calls?|requests?|traffic|credentials|passwords?|clients?|drivers?|users?|accounts?|rights?)';
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
const NOT = '(?:never|does not|do not|must not|may not|cannot|is not allowed to|is never allowed to)';
/** Groups in the order: who may not, what; then what else, each after a comma or `or`. */
const NEVER_ANY = new RegExp(
  `${START}${THE}${NAME} (?:itself )?${NOT} (?:directly |itself |ever )?${REACHES} ${THE}${NAME}((?:(?:,| or|, or| nor) ${THE}${NAME})*?)${END}`,
  'gi',
);
/** How it is never done, or when: it may be done otherwise. */
const MANNER =
  /\b(?:\w+ly|in|on|at|of|to|while|before|after|during|without|from|twice|again|for|with|when|until|unless|than|once|by|if|both|more)\b/i;
/** Groups in the order: what, who may not. */
const NEVER_BY = [
  `${START}${THE}${NAME} (?:is|are) never (?:directly |itself )?${DONE} (?:by|from|through|via) ${THE}${NAME}${END}`,
  `${START}no (?:calls?|requests?|traffic|connections?) to ${THE}${NAME} (?:is|are|goes?|comes?|leaves?) (?:ever )?(?:made |opened |sent )?(?:by|from|through|via) ${THE}${NAME}${END}`,
].map((one) => new RegExp(one, 'gi'));
/** Groups in the order: who may not, what. */
const NEVER = [
  `${START}${THE}${NAME} (?:itself )?(?:has|have|holds?|keeps?|gets?|opens?|makes?|is given) no (?:direct |network |write |read |own )*${LINK} (?:to|with|for|into|on|of) ${THE}${NAME}${END}`,
  `${START}${THE}${NAME} (?:itself )?(?:has|have|holds?|keeps?|gets?|opens?|makes?) no ${NAME} ${LINK}${END}`,
  `${START}${THE}${NAME} (?:itself )?(?:has|have) nothing to do with ${THE}${NAME}${END}`,
].map((one) => new RegExp(one, 'gi'));
const NEITHER = new RegExp(`\\bneither ${THE}${NAME} nor ${THE}${NAME} ${REACHES} ${THE}${NAME}${END}`, 'gi');

/**
 * The bars that a sentence sets, which is given without markup.
 *
 * @param about what the sentence is about where it does not say so itself: the item, the row, the sentence before
 */
export function barsIn(sentence: string, about?: string): Bar[] {
  const text = withSubjects(
    sentence
      .replace(/[`*]/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(/ (?=[,.;:])/g, '')
      .trim(),
    about,
  );
  const of = (patterns: readonly RegExp[], make: (one: string, other: string) => Omit<Bar, 'said'>): Bar[] =>
    patterns.flatMap((pattern) =>
      [...text.matchAll(pattern)].map((match) => {
        const [said, one = '', other = ''] = match;
        const except = BUT.exec(text.slice(match.index + said.length))?.[0];
        return { ...make(bare(one), bare(other)), said: said.replace(/^\W+/, ''), ...(except && { except }) };
      }),
    );
  return [
    ...of(ONLY, (only, to) => ({ only, to })),
    ...of(THROUGH, (to, only) => ({ only, to })),
    ...of(NEVER, (never, to) => ({ never, to })),
    ...of(NEVER_BY, (to, never) => ({ never, to })),
    ...[...text.matchAll(NEVER_ANY)].flatMap((match) => {
      const [said, never = '', first = '', others = ''] = match;
      if (EXCEPT.test(text.slice(match.index + said.length))) return [];
      const all = [first, ...others.split(/, or |, | or | nor /)].map((one) => bare(one.replace(ARTICLE, '')));
      return all.some((one) => MANNER.test(one))
        ? []
        : all.filter((to) => to !== '').map((to) => ({ never: bare(never), to, said: said.replace(/^\W+/, '') }));
    }),
    ...[...text.matchAll(NEITHER)].flatMap(([said, one = '', other = '', to = '']) =>
      [one, other].map((never) => ({ never, to: bare(to), said: said.replace(/^\W+/, '') })),
    ),
  ];
}

const ARTICLE = /^(?:the|our|its|an?) /i;
const EXCEPT = /^,? (?:but )?(?:except|unless|save|apart|other than|only (?:for|when|to|in|if|after|on)\b)/i;
/** Whom a bar leaves out, further on in its sentence. */
const BUT = /\b(?:apart|aside|except|excepted|besides?|other than|save for|but for|with the exception)\b.*/i;
/** Who a sentence is about, before its verb. */
const SUBJECT =
  /^(?:[Tt]he |[Oo]ur |[Ee]ach |[Aa]n? )?((?:[\w.'-]+ ){0,3}?[\w.'-]+),?(?: which [^,]+,| that [^,]+,)? (?:(?:only|also|alone|itself) )?(?:[a-z]+s|may|must|can|has|have|never|does|do|is|are)\b/;
/** `Subscription API: serves clients` */
const LABELLED = /^([A-Z][^.:;,]{1,40}): (?=\S)/;
const SECOND_HALF = new RegExp(
  `(^|(?:,|;)(?: and| but)? | and | but )(?:it |they )?(?:also )?(?:itself )?(?=${NOT} )`,
  'gi',
);

/** `The API serves clients and never calls X` as `The API serves clients, API never calls X`. */
function withSubjects(text: string, about?: string): string {
  const label = labelOf(text);
  const rest = label ? text.slice(label.length + 2) : text;
  const own = /^(?:the|our|each) /i.test(rest) ? subjectOf(rest) : undefined;
  const subject = own ?? label ?? about ?? subjectOf(rest);
  if (subject === undefined) return rest;
  return rest.replace(SECOND_HALF, (_, joint: string) => `${joint === '' ? '' : ', '}${subject} `);
}

/** What a text says first that it is about, before a colon. */
export function labelOf(text: string): string | undefined {
  return LABELLED.exec(text.replace(/[`*]/g, ''))?.[1];
}

/** Who a sentence is about: the words before its first verb; undefined where it begins otherwise. */
export function subjectOf(sentence: string): string | undefined {
  const subject = SUBJECT.exec(sentence.replace(/[`*]/g, ''))?.[1];
  return subject === undefined || /^(?:it|they|this|that|there|which|what|who|we|nobody|nothing|no)$/i.test(subject)
    ? undefined
    : subject;
}

/** Names have points within, and none at their end. */
function bare(name: string): string {
  return name.replace(/\.+$/, '');
}
