/** Small words of German and Spanish: they tell the language of a clause, and where its nouns stand. Lower case. */

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}

export const GERMAN = words(`
  der die das den dem des ein eine einen einem einer eines jedes jeder jede jeden jedem kein keine keinen alle viele einige
  mehrere unser unsere unseren ihr ihre sein seine mein meine und oder aber nicht ist sind war hat haben hatte wird werden
  wir ich sie er es man für von mit zu zum zur im in am an auf aus bei nach seit über unter vor wer was wo wie wann
  manchmal endlich nur auch noch schon muss müssen soll sollen kann können will wollen wissen möchten brauchen braucht
  leiht zahlt kostet sehen unterschreiben unbekannt groß jahr jahre liegt verzeihen dass wenn damit weil aus
`);

export const SPANISH = words(`
  el la los las un una unos unas cada su sus nuestro nuestra nuestros nuestras mi mis de del al a y o e pero que no con sin por para en
  entre sobre desde hasta es son era hay ha han tenemos tiene tienen queremos quiere quieren pueden puede solo sólo
  también tambien después despues antes nosotras nosotros ellos ellas ver editar vea mande manda aprobemos gente datos como
  cuando donde si muy más mas este esta estos estas ese esa todo toda todos todas unos ya se lo le les
`);

/** After these a noun stands, with at most one word between. */
export const ARTICLES = words(`
  der die das den dem des ein eine einen einem einer eines jedes jeder jede jeden jedem kein keine keinen alle viele einige mehrere
  unser unsere unseren ihre seine meine el los las un una unos unas cada su sus nuestro nuestra nuestros nuestras mis
  del al la
`);

/** Nouns of either language that are no records. */
export const FOREIGN_FILLERS = words(`
  jahr jahre tag tage woche monat geld liste zeit mal wert nummer name preis gente datos año mes día dia semana dinero web
  página pagina vez cosa protectora forma parte stunde minute system
`);
