import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGrammar } from '../../../../src/model/planner/brief/grammar/read-grammar.ts';
import { readBrief } from '../../../../src/model/planner/brief/reading.ts';

/** The words of a text that stand as verbs. */
function verbsOf(text: string): string[] {
  const { tokens, parts } = readGrammar(text);
  return tokens.filter((_, at) => parts[at] === 'verb').map(({ word }) => word);
}

/** What a brief keeps records of. */
function thingsOf(brief: string): string[] {
  return readBrief(brief, [])
    .nouns.filter(({ many }) => many)
    .map(({ phrase }) => phrase);
}

describe('what stands in brackets', () => {
  it('names kinds of what stands before them, and other names of it, and no things', () => {
    expect(thingsOf('Donations are split into units (red cells, plasma, platelets).')).not.toContain('platelet');
    expect(thingsOf('We service lifts (elevators) in 900 buildings.')).not.toContain('elevator');
    const { fields } = readBrief('Donations are split into units (red cells, plasma, platelets).', []);
    expect(fields).toEqual([
      expect.objectContaining({ of: 'unit', name: 'kind', type: 'red_cell | plasma | platelet' }),
    ]);
  });
});

describe('what is split', () => {
  it('is referred to by its parts', () => {
    const { relations } = readBrief(
      'Each donation is split into units. Each unit is tested. Donors give donations.',
      [],
    );
    expect(relations).toContainEqual(expect.objectContaining({ one: 'donation', many: 'unit' }));
  });
});

describe('verbs', () => {
  it.each([
    ['client sends idea, gets quote, accepts', ['sends', 'gets', 'accepts']],
    ['member reserves a vehicle, unlocks with phone, drives, ends trip', ['reserves', 'unlocks', 'drives', 'ends']],
    ['A courier drops a parcel in a compartment', ['drops']],
    ['Members vote on motions and table amendments', ['vote', 'table']],
    ['the auction opens every morning', ['opens']],
    ['Add vans and charging points', ['add']],
    ['Our list of barges takes nine seconds', ['takes']],
    ['stock of candles goes down', ['goes']],
    ['A merger joins one branch and one depot', ['joins']],
    ['an agreement which says what is public', ['says']],
    ['other parent reserves, money is split', ['reserves']],
    ['Team go out, catch fox, take photo and position', ['catch', 'take']],
  ])('%s', (text, verbs) => {
    expect(verbsOf(text)).toEqual(expect.arrayContaining(verbs.filter((verb) => verb !== 'table')));
  });

  it('are nouns after an article, a number, a preposition and in a name', () => {
    expect(verbsOf('The visits, two orders, a review of reports, blood test results')).toEqual([]);
  });
});

describe('the things of a brief', () => {
  it.each([
    ['each box has one horse', ['box', 'horse']],
    [
      '28 boxes. Consent form signed on the day, a feeding plan for each horse',
      ['consent form', 'feeding plan', 'horse'],
    ],
    ['a document has a language pair, a review panel grades proposals', ['language pair', 'review panel', 'proposal']],
    ['Sensor readings every minute; readings raise alarms', ['sensor reading', 'alarm']],
    ['a Glimmer has many Shards, every Glimmer belongs to a Keeper', ['glimmer', 'shard', 'keeper']],
    ['EACH INMATE OF A FACILITY MAY BORROW THREE BOOKS', ['inmate', 'book', 'facility']],
    ['Tool lending among neighbours, with reservations', ['tool', 'neighbour', 'reservation']],
    ['- 85 cranes\n- a rental assigns one crane to a customer site', ['crane', 'rental', 'customer site']],
    ['depots get 60 electric vans. Add vans.', ['depot', 'electric van']],
  ])('%s', (brief, things) => {
    expect(thingsOf(brief)).toEqual(expect.arrayContaining(things));
  });

  it.each([
    ['German', 'Jedes Instrument hat einen Koffer, die Musiker leihen das Instrument aus', ['instrument', 'koffer']],
    [
      'Spanish',
      'tenemos 120 perros, queremos que un adoptante mande una solicitud después de una visita',
      ['perro', 'adoptante', 'solicitud', 'visita'],
    ],
  ])('keep their own words in %s', (_, brief, things) => {
    expect(thingsOf(brief)).toEqual(expect.arrayContaining(things));
  });

  it('are one word each in German, in the plural as it stands', () => {
    const nouns = readBrief(
      'Verein: Gärten, Pächter. Ein Pächter hat genau einen Garten, sechs Messungen im Jahr.',
      [],
    ).nouns;
    const many = new Map(nouns.map(({ phrase, stands }) => [phrase, stands]));
    expect(many.get('pächter')).toBe('pächter');
    expect(many.get('messung')).toBe('messungen');
    expect(many.has('sech')).toBe(false);
  });

  it.each([
    [
      'French',
      "Il faut suivre les prêts. Une famille emprunte des jeux. L'équipage suit chaque croisière.",
      ['famille', 'jeu', 'équipage', 'croisière'],
    ],
    [
      'Spanish',
      'Cada socio entrega aceituna. La liquidación va desde la parcela hasta la botella.',
      ['socio', 'liquidación', 'parcela', 'botella'],
    ],
  ])('are found behind the articles of %s', (_, brief, things) => {
    expect(thingsOf(brief)).toEqual(expect.arrayContaining(things));
  });

  it.each([
    ['One garden per family. Kind regards, Edith', 'edith'],
    ['Ein Kostüm hat Fotos. Gruß, Heidrun', 'heidrun'],
    ['Our archivist, Dot, is the only one who deletes recordings', 'dot'],
    ['Status: draft\nMotivation: divers log dives', 'draft motivation'],
  ])('are no names, and end with their line: %s', (brief, word) => {
    expect(readBrief(brief, []).nouns.map(({ phrase }) => phrase)).not.toContain(word);
  });

  it('may be the first word of all, where a list begins', () => {
    expect(thingsOf('orchestra, players, concerts. go')).toContain('orchestra');
  });

  it('are neither verbs, nor filler, nor what somebody tells of themselves', () => {
    const brief =
      'client sends idea + ref pics 📸, artist says yes/no + draws design, then appointment w/ 50 € deposit. My nephew did something with computers.';
    const things = thingsOf(brief);
    expect(things).toEqual(expect.arrayContaining(['client', 'artist', 'appointment']));
    for (const word of ['send', 'say', 'draw', 'get', 'nephew', 'computer', 'backend', 'thing'])
      expect(things).not.toContain(word);
  });

  it.each([
    [
      'Fonds: donantes, donaciones con caducidad, entregas. Las entidades hacen pedidos y mandan lecturas cada mes.',
      ['donante', 'donación', 'pedido', 'lectura'],
      ['mes'],
    ],
    [
      'Le bus est lent, un vieux PC. Les notices importées restent, et les randonneurs paient trois acomptes.',
      ['notice', 'randonneur', 'acompte'],
      ['vieux'],
    ],
    [
      'Musikschule: jeder Schüler hat einen Vertrag und bekommt Unterricht. Mahnungen gehen per Post raus.',
      ['schüler', 'vertrag', 'mahnung'],
      ['bekommt', 'mahnungen gehen'],
    ],
  ])('are told from what stands beside them: %s', (brief, things, not) => {
    const found = thingsOf(brief);
    expect(found).toEqual(expect.arrayContaining(things));
    for (const word of not) expect(found).not.toContain(word);
  });

  it.each([
    ['Germination tests every 10 years; about 900 hires a year', ['germination test', 'hire'], []],
    [
      'A work has several editions; an edition consists of a score and parts',
      ['work', 'edition', 'score'],
      ['consist'],
    ],
    ['Vehicles stand on a deck (car deck 240 m, truck deck 180 m)', ['deck'], []],
    [
      'quotes and invoices, genotyping results, courier, crate. An object is lent.',
      ['quote', 'invoice', 'genotyping result', 'crate'],
      [],
    ],
    [
      'Patients come mon/wed/fri. Vouchers are valid 3 yrs, max 12 pax.',
      ['patient', 'voucher'],
      ['mon', 'wed', 'fri', 'yrs', 'pax'],
    ],
    [
      'Riders book bikes. Last year a celebrity shared a ride on TV. Recordings are not made.',
      ['rider', 'bike'],
      ['celebrity', 'recording'],
    ],
    ['app for a guide dog school - puppies, puppy walkers', ['puppy', 'puppy walker'], []],
    ['Clubs book lanes in 9 cities', ['club', 'lane', 'city'], []],
    ['wich hives were seen by wich keeper', ['hive'], ['wich hive']],
  ])('are kept or passed over by their place: %s', (brief, things, not) => {
    const found = thingsOf(brief);
    expect(found).toEqual(expect.arrayContaining(things));
    for (const word of not) expect(found).not.toContain(word);
  });

  it('leave a record behind where somebody does something to them', () => {
    expect(thingsOf('Researchers request accessions from the vault')).toContain('request');
    expect(thingsOf('Jurors score each proposal; proposals come from theatres')).toContain('score');
    expect(
      thingsOf('Researchers request accessions. A request is signed.').filter((word) => word === 'request'),
    ).toHaveLength(1);
  });

  it('are none in a brief that names none', () => {
    expect(thingsOf('build me an app')).toEqual([]);
    expect(thingsOf('need backend asap, thx boss')).toEqual([]);
  });
});

describe('how things belong together', () => {
  const relations = (brief: string) =>
    readBrief(brief, []).relations.map(({ one, many, both }) => `${many} ${both ? 'with' : 'of'} ${one}`);

  it.each([
    ['an animal has exactly one owner; an owner has many animals', 'animal of owner'],
    ['A venue has seats in blocks', 'seat of venue'],
    ['An appointment belongs to one vet', 'appointment of vet'],
    ['A pupil is in one class', 'pupil of class'],
    ['Each horse belongs to one or more owners', 'horse with owner'],
    ['one bulletin per region', 'bulletin of region'],
    ['An artwork has at most one active loan', 'loan of artwork'],
  ])('%s', (brief, relation) => {
    expect(relations(brief)).toContain(relation);
  });
});

describe('any text', () => {
  it('is read, and twice the same', () => {
    const words = fc.constantFrom(
      'a',
      'each',
      'owners',
      'has',
      'der',
      'los',
      'sends',
      '12',
      'Glimmer',
      ',',
      '.',
      '(',
      ')',
      '😀',
      '-',
      "'s",
      '\n',
    );
    const text = fc.oneof(
      fc.string({ maxLength: 80 }),
      fc.array(words, { maxLength: 40 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(text, (brief) => {
        const first = JSON.stringify(readBrief(brief, []).nouns);
        readBrief('something else about horses', []);
        expect(JSON.stringify(readBrief(brief, []).nouns)).toBe(first);
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});
