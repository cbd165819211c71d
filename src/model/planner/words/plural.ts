/** Singular and plural of English nouns, as far as names of tables and paths need them. Lower case in, lower case out. */

const IRREGULAR = new Map(
  Object.entries({
    person: 'people',
    child: 'children',
    man: 'men',
    woman: 'women',
    mouse: 'mice',
    foot: 'feet',
    tooth: 'teeth',
    goose: 'geese',
    analysis: 'analyses',
    diagnosis: 'diagnoses',
    basis: 'bases',
    crisis: 'crises',
    criterion: 'criteria',
    medium: 'media',
    index: 'indexes',
    leaf: 'leaves',
    shelf: 'shelves',
    half: 'halves',
    knife: 'knives',
    life: 'lives',
    staff: 'staff',
    deceased: 'deceased',
    dues: 'dues',
    kudos: 'kudos',
    customs: 'customs',
    goods: 'goods',
    premises: 'premises',
    data: 'data',
    series: 'series',
    species: 'species',
    sheep: 'sheep',
    fish: 'fish',
    news: 'news',
    movie: 'movies',
    cookie: 'cookies',
    bus: 'buses',
    status: 'statuses',
    menu: 'menus',
    virus: 'viruses',
    campus: 'campuses',
    bonus: 'bonuses',
    gas: 'gases',
    alias: 'aliases',
    atlas: 'atlases',
    quiz: 'quizzes',
    hero: 'heroes',
    potato: 'potatoes',
    tomato: 'tomatoes',
    cache: 'caches',
    axis: 'axes',
    taxon: 'taxa',
    summons: 'summonses',
    christmas: 'christmases',
    plus: 'pluses',
    thesis: 'theses',
    ox: 'oxen',
    wolf: 'wolves',
    calf: 'calves',
    loaf: 'loaves',
    thief: 'thieves',
    wife: 'wives',
    appendix: 'appendices',
    apparatus: 'apparatuses',
    census: 'censuses',
    corpus: 'corpora',
    lens: 'lenses',
    tennis: 'tennis',
    aircraft: 'aircraft',
    salmon: 'salmon',
    deer: 'deer',
    trout: 'trout',
    echo: 'echoes',
    veto: 'vetoes',
    embargo: 'embargoes',
    cargo: 'cargoes',
    torpedo: 'torpedoes',
  }),
);

const SINGULAR = new Map([...IRREGULAR].map(([one, many]) => [many, one]));

/** `copy` → `copies`, `branch` → `branches`, `person` → `people`. The last word of a phrase takes the plural. */
export function plural(phrase: string): string {
  return lastWord(phrase, (word) => {
    const known = IRREGULAR.get(word);
    if (known !== undefined) return known;
    if (/ción$/.test(word)) return word.replace(/ón$/, 'ones');
    if (/(?:tud|[ie]dad)$/.test(word)) return `${word}es`;
    if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
    if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`;
    return `${word}s`;
  });
}

/** `copies` → `copy`. A word that is no plural comes back as it is. */
export function singular(phrase: string): string {
  return lastWord(phrase, (word) => {
    const known = SINGULAR.get(word);
    if (known !== undefined) return known;
    if (IRREGULAR.has(word) || /(?:ss|us|is|ous)$/.test(word) || word.length < 4) return word;
    if (/ciones$/.test(word)) return word.replace(/ones$/, 'ón');
    if (/(?:tud|[ie]dad)es$/.test(word)) return word.slice(0, -2);
    if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
    if (/(?:sses|xes|zzes|ches|shes)$/.test(word)) return word.slice(0, -2);
    return word.endsWith('s') ? word.slice(0, -1) : word;
  });
}

/** Whether the word is a plural, as far as its form tells. */
export function isPlural(word: string): boolean {
  return singular(word) !== word;
}

/** `a copy`, `an order`, by the sound that the first letter most often has. */
export function withArticle(phrase: string): string {
  if (phrase === 'staff') return 'one of the staff';
  const an = /^(?:[aeioàâäéèêëîïôöœ]|u(?!ni|s[aeu]|ti|ra|rl|sb)|h(?:our|eir|onest))/i.test(phrase);
  return `${an ? 'an' : 'a'} ${phrase}`;
}

/** Of a name with an `of` inside the word before it changes: `powers of attorney`. */
function lastWord(phrase: string, change: (word: string) => string): string {
  const [, first, rest] = /^(.+?)([ _-]of[ _-].+)$/.exec(phrase) ?? [];
  if (first !== undefined && rest !== undefined) return lastWord(first, change) + rest;
  const at = Math.max(phrase.lastIndexOf(' '), phrase.lastIndexOf('_')) + 1;
  return phrase.slice(0, at) + change(phrase.slice(at));
}
