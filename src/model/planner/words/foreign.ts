/** Small words of German, Spanish and French: they tell the language of a clause, and where its nouns stand. Lower case. */

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}

export const GERMAN = words(`
  der die das den dem des ein eine einen einem einer eines jedes jeder jede jeden jedem kein keine keinen alle viele einige
  mehrere unser unsere unseren ihr ihre sein seine mein meine und oder aber nicht ist sind war hat haben hatte wird werden
  wir ich sie er es man für von mit zu zum zur im in am an auf aus bei nach seit über unter vor wer was wo wie wann
  dabei davon dafür danach dort hier jetzt dazu daran darüber außerdem pro je weil höchstens mindestens spätestens bitte
  gibt per werden gehen geht kommen kommt raus rein einmal zweimal bekommt bekommen bestehende seit wegen hinterlegt dazukommt einfach halten
  manchmal endlich nur auch noch schon muss müssen soll sollen kann können will wollen wissen möchten brauchen braucht
  leiht zahlt kostet sehen unterschreiben unbekannt groß jahr jahre liegt verzeihen dass wenn damit weil aus
`);

export const SPANISH = words(`
  el la los las un una unos unas cada su sus nuestro nuestra nuestros nuestras mi mis de del al a y o e pero que no con sin por para en
  entre sobre desde hasta es son era hay ha han tenemos tiene tienen queremos quiere quieren pueden puede solo sólo
  menos también tambien después despues antes nosotras nosotros ellos ellas ver editar vea mande manda aprobemos gente datos como
  según sin durante abre cierra hacen manda mandan primero tantas tantos ojo dos tres
  cuando donde si muy más mas este esta estos estas ese esa todo toda todos todas unos ya se lo le les
`);

export const FRENCH = words(`
  le la les l un une des du de d au aux et ou mais ne pas est sont être a ont nous vous ils elles il elle on notre nos votre vos leur leurs son sa ses
  mon ma mes ce cet cette ces chaque plusieurs tout toute tous toutes pour par avec sans sur sous dans en entre chez vers que qui quoi
  selon pendant puis il elle faut pouvoir jamais souvent donc voudrais hors ligne
  dont où quand comme si plus moins très bien faut doit peut peuvent veut voulons gérons avons avoir en y se s c j n qu bonjour merci
  possible manquantes adhérentes
`);

/** Numbers in words of the three. */
export const FOREIGN_NUMBERS = words(`
  zwei drei vier fünf sechs sieben acht neun zehn elf zwölf hundert tausend dos tres cuatro cinco seis siete ocho nueve diez cien mil
  deux trois quatre cinq six sept huit neuf dix cent mille
`);

/** After these a noun stands, with at most one word between. */
export const ARTICLES = words(`
  der die das den dem des ein eine einen einem einer eines jedes jeder jede jeden jedem kein keine keinen alle viele einige mehrere
  andere anderen unser unsere unseren ihre seine meine el los las un una unos unas cada su sus nuestro nuestra nuestros nuestras mis
  del al la le les l une des du au aux notre nos votre vos leur leurs son sa ses ce cet cette ces chaque plusieurs zum zur zu im
  beim vom genau
`);

/** After these a noun stands in the singular. */
export const FOREIGN_ONES = words(`
  der das dem des ein eine einen einem einer eines jedes jeder jede jeden jedem unser el la un una cada del al le l une du au ce
  cet cette chaque por genau
`);

/** Nouns of either language that are no records. */
export const FOREIGN_FILLERS = words(`
  jahr jahre tag tage woche monat geld liste zeit mal wert nummer name preis gente datos año mes día dia semana dinero web
  página pagina vez cosa protectora forma parte stunde minute system größe verspätung suche mail backend verein leute vorstand wasser strom gruß
  termin fundus rendimiento hora horas aviso avisos ouverture solde français anglais néerlandais hébergement quartier flotte
  jahren tagen monate monaten wochen minuten stunden sekunden zeilen jahresende monatsende netz telefon handy abend morgen nacht
  papier rechner anwendung kürzel datensatz euro cent prozent tonne tonnen liter meter kilo monat
  toneladas tonelada kilos kilo litros litro metros metro euros minuto minutos veces vece segundo segundos año años noche tarde mañana
  verano temporada correo móvil teléfono ordenador papel porcentaje superficie tamaño sequía
  tonnes litre litres mètre mètres minute minutes heure heures jour jours semaine semaines mois année années fois foi poids degré
  veille réseau connexion soir matin nuit téléphone portable ordinateur papier saison état douane décembre
  trimestre trimestres semestre semestres quartal quartale halbjahr aceite oliva escuela api pago carte daten agua retard retards horaire horaires dsgvo alles tippfehler büro haus
`);

/** Describing words of Spanish and French that stand before a noun. */
export const FOREIGN_ADJECTIVES = words(`
  vieux vieille petit petite petits petites grand grande grands grandes nouveau nouvelle bon bonne gros premier première
  pequeño pequeña nuevo nueva viejo vieja mismo misma mismos mismas primer primera gran
`);

/** Last parts of German nouns whose plural shows by its vowel, in the nominative. */
const UMLAUTS = new Map(
  Object.entries({
    kräfte: 'kraft',
    pläne: 'plan',
    räume: 'raum',
    verträge: 'vertrag',
    anträge: 'antrag',
    aufträge: 'auftrag',
    beiträge: 'beitrag',
    einträge: 'eintrag',
    plätze: 'platz',
    schränke: 'schrank',
    gäste: 'gast',
    ärzte: 'arzt',
    züge: 'zug',
    gänge: 'gang',
    bäume: 'baum',
    häuser: 'haus',
    bücher: 'buch',
    räder: 'rad',
    fächer: 'fach',
    bänder: 'band',
    vorstände: 'vorstand',
    bestände: 'bestand',
  }),
);

function umlautHead(word: string): string | undefined {
  for (const [many, one] of UMLAUTS)
    for (const form of [many, `${many}n`]) if (word.endsWith(form)) return word.slice(0, -form.length) + one;
  return undefined;
}

/** A German plural as a table is named after it: of a dative (`Lehrkräften`) the nominative. */
export function nominative(word: string): string {
  return [...UMLAUTS.keys()].some((many) => word.endsWith(`${many}n`)) ? word.slice(0, -1) : word;
}

export type Language = 'german' | 'spanish' | 'french';

/**
 * The singular of a noun as it stands in a text, where its form shows it; else the word itself.
 * @param others the words of the text: `Parzellen` beside `Parzelle` is one more of them
 */
export function foreignSingular(word: string, language: Language, others: ReadonlySet<string>): string {
  const shorter = language === 'german' ? /^(.{3,}?)(?:en|er|n|e|s)$/ : /^(.{3,}?)(?:es|s|x)$/;
  const stems = [1, 2].map((cut) => word.slice(0, -cut)).filter((stem) => stem.length > 2 && others.has(stem));
  if (stems[0] !== undefined && shorter.test(word)) return stems[0];
  const spelt = word.replace(/ae/g, 'ä').replace(/oe/g, 'ö').replace(/ue/g, 'ü');
  if (language === 'german' && spelt !== word && others.has(spelt)) return foreignSingular(spelt, language, others);
  const plain = word
    .replace(/ä(?=[^ä]*$)/, 'a')
    .replace(/ö(?=[^ö]*$)/, 'o')
    .replace(/ü(?=[^ü]*$)/, 'u');
  const flat = [plain, plain.replace(/e$/, ''), plain.replace(/en$/, '')].find(
    (stem) => stem !== word && others.has(stem),
  );
  if (language === 'german' && plain !== word && flat !== undefined) return flat;
  if (language === 'german' && umlautHead(word) !== undefined) return umlautHead(word) ?? word;
  if (language === 'german')
    return word
      .replace(/(ung|heit|keit|schaft|ion|tät)en$/, '$1')
      .replace(/stände$/, 'stand')
      .replace(/([^d])ern$/, '$1er')
      .replace(/stunden$/, 'stunde')
      .replace(/innen$/, 'in');
  if (language === 'spanish')
    return word
      .replace(/ciones$/, 'ción')
      .replace(/([^bdtp][rlnd])es$/, '$1')
      .replace(/([aeiou])s$/, '$1');
  if (
    /(?:cours|corps|temps|avis|colis|devis|permis|palais|relais|mois|pays|poids|repas|bras|refus|recours)$/.test(word)
  )
    return word;
  return word
    .replace(/eux$/, 'eu')
    .replace(/eaux$/, 'eau')
    .replace(/([^suai])s$/, '$1')
    .replace(/(aie|oie|[^o]ia|ida|ada)s$/, '$1');
}
