import type { Domain } from '../domain.ts';

export const gaming: Domain = {
  name: 'online gaming',
  signs:
    'game, gaming, multiplayer, leaderboard, leaderboards, matchmaking, players, in-game, esports, game server, guilds, loot, high scores, achievements',
  person: 'player',
  staff: 'game master',
  tenant: 'game',
  load: { people: 150000, active: 0.25, requests: 80, peak: 4 },
  entities: {
    player: {
      is: 'Somebody who plays, under a name of their own',
      words: 'gamer, user, account, character',
      core: true,
      rows: '1 per 1',
      by: 'person',
      fields: `
        handle      slug unique @once
        email       email unique
        skill       int = 1000 @read
        coins       bigint = 0 @read
        status      active | banned = active @read
      `,
    },
    match: {
      is: 'One round, from the draw to the result',
      words: 'game round, game session, round, battle, duel',
      core: true,
      rows: '20 a month',
      keep: '1 year',
      fields: `
        mode       duel | team | everybody @once
        server_ref code ? @hidden
        started_at time ? @read
        ended_at   time ? @read
        status     waiting | running | over | void = waiting @read
      `,
    },
    participation: {
      is: 'That {a player} was in {a match}, and how it went for them',
      words: 'match result, result, score',
      core: true,
      rows: '60 a month',
      keep: '1 year',
      by: 'system',
      fields: `
        match_id     => match @read
        player_id    -> player @read
        side         smallint @read
        score        int = 0 @read
        skill_change smallint = 0 @read
        outcome      won | lost | drawn | left ? @read
      `,
    },
    season: {
      is: 'The weeks after which tables begin anew',
      words: 'league, tournament, competition',
      core: true,
      rows: '40',
      by: 'staff',
      fields: `
        name      name unique
        starts_at time
        ends_at   time
        status    planned | running | over = planned
      `,
    },
    standing: {
      is: 'The points of {a player} in {a season}',
      words: 'leaderboard entry, rank, ranking, leaderboard, high score',
      core: true,
      rows: '3 per 1',
      by: 'system',
      fields: `
        season_id -> season @read
        player_id -> player @read
        points    int = 0 @read
        matches   count = 0 @read
      `,
    },
    item: {
      is: 'A thing that {players} can own: a skin, a card, a sword',
      words: 'skin, weapon, card, virtual good, loot item',
      core: true,
      rows: '4000',
      by: 'staff',
      fields: `
        name        name unique
        rarity      common | rare | epic
        price_coins bigint
        status      on_sale | retired = on_sale
      `,
    },
    possession: {
      is: 'That {a player} owns {an item}, and how often',
      words: 'inventory, inventory item, owned item',
      core: true,
      rows: '30 per 1',
      by: 'system',
      fields: `
        player_id -> player @read
        item_id   -> item @read
        quantity  quantity @read
      `,
    },
    purchase: {
      is: '{An item} for coins, or coins for money',
      words: 'in-app purchase, transaction, microtransaction, order',
      rows: '2 a month',
      keep: '10 years, as a financial record',
      fields: `
        player_id    -> player @once
        item_id      -> item ? @once
        coins        bigint @once
        amount_minor money ? @read
        currency     currency = 'EUR' @read
        receipt_ref  code ? unique @hidden
        status       started | done | failed | refunded = started @read
      `,
    },
    guild: {
      is: '{Players} who play together for longer than {a match}',
      words: 'clan, team, squad, alliance',
      rows: '1 per 40',
      by: 'person',
      fields: `
        name              name unique
        leader_player_id  -> player
        places            quantity = 50
        status            open | closed = open
      `,
    },
    complaint: {
      is: 'What one {player} says that another one did',
      words: 'report, abuse report, cheat report',
      rows: '0.2 a month',
      fields: `
        match_id         -> match @once
        by_player_id     -> player @once
        about_player_id  -> player @once
        reason           cheating | insult | leaving @once
        decided_at       time ? @read
        status           open | upheld | rejected = open @read
      `,
    },
  },
  rules: [
    { on: 'participation', unique: 'match_id, player_id', says: '{A player} is in {a match} once' },
    { on: 'standing', unique: 'season_id, player_id', says: '{A player} has one {standing} in {a season}' },
    { on: 'possession', unique: 'player_id, item_id', says: 'How often {a player} owns {an item} stands in one row' },
    { on: 'player', check: 'coins >= 0', says: 'Nobody spends coins that they do not have' },
    { on: 'season', check: 'ends_at > starts_at', says: '{A season} ends after it begins' },
    { on: 'complaint', check: 'by_player_id <> about_player_id', says: 'Nobody complains about themselves' },
  ],
  paths: [
    { asks: 'Who leads this {season}?', on: 'standing', by: 'season_id', order: 'points desc' },
    {
      asks: 'What has this {player} played, newest first?',
      on: 'participation',
      by: 'player_id',
      order: 'created_at desc',
    },
    { asks: 'Which {matches} wait for {players}, oldest first?', on: 'match', by: 'mode, status', order: 'created_at' },
    { asks: 'What does this {player} own?', on: 'possession', by: 'player_id', order: 'created_at desc' },
    { asks: 'Which {complaints} are open, oldest first?', on: 'complaint', by: 'status', order: 'created_at' },
  ],
  flows: [
    {
      does: 'asks for {a match}',
      words: 'play, match, matchmaking, queue, find opponent',
      by: 'person',
      makes: 'match',
      given: 'player',
      monthly: 20,
      unless: 'they are in another one, or banned',
      tells: 'push',
    },
    {
      does: 'reports the result of {a match}',
      words: 'score, result, finish, leaderboard, high score',
      by: 'game server',
      moves: 'match',
      verb: 'finish',
      from: 'running',
      to: 'over',
      stamps: 'ended_at',
      monthly: 20,
      unless: 'another server runs this {match}, or it is over',
    },
    {
      does: 'buys {an item}',
      words: 'buy, purchase, in-app purchase, shop, coins',
      by: 'person',
      makes: 'purchase',
      given: 'player',
      monthly: 2,
      unless: 'they have too few coins, or the {item} is retired',
      calls: 'payment',
    },
    {
      does: 'complains about another {player}',
      words: 'report, cheat, abuse, complain',
      by: 'person',
      makes: 'complaint',
      given: 'match',
      monthly: 0.2,
      unless: 'they were not in that {match}',
    },
  ],
  asks: [
    {
      header: 'The table of the best',
      question: 'What must be right about the {standing} of {a player} in the moment after {a match}?',
      why: 'It decides whether ranks are counted or kept.',
      options: [
        {
          label: 'Points at once, ranks by the minute',
          effect: 'points change with the result; ranks beyond the first hundred come from a count each minute',
          against: 'number 48,113 sees a rank that is a minute old',
        },
        {
          label: 'Every rank at once',
          effect: 'a sorted set in memory beside the database',
          against: 'a second store that has to be filled again after each fault',
        },
      ],
      recommended: 0,
      because: 'people look at their points and at the first hundred, and both are exact',
      said: ['approximate ranks', 'real-time leaderboard, live leaderboard, real time leaderboard, redis leaderboard'],
    },
    {
      header: 'Who is believed',
      question: 'Who says how {a match} ended?',
      why: 'It decides what a changed client can win.',
      options: [
        {
          label: 'The server on which it ran',
          effect: 'results come from servers with keys of their own; clients only watch',
          against: 'each {match} needs a place on a server of ours',
        },
        {
          label: 'The players, when they agree',
          effect: 'both send the result; a difference goes to a game master',
          against: 'two friends can agree on anything',
        },
      ],
      recommended: 0,
      because: 'a client in the hands of {a player} says what the {player} wants',
      said: ['authoritative server, dedicated server, server-authoritative', 'peer to peer, p2p'],
    },
  ],
  failures: [
    [
      'A game server dies in the middle of {a match}',
      'the {match} is void, and nobody loses points',
      'a server that is silent for thirty seconds loses its {matches}; {match.status} becomes "void"',
    ],
    [
      'The same result is sent twice',
      'points count once',
      'the change of {match.status} from "running" happens once, and points are written in that transaction',
    ],
    [
      'The shop of the platform does not answer',
      'coins arrive a little later',
      '{purchase.receipt_ref} is asked for until it is known, and never credited twice',
    ],
  ],
  threats: [
    [
      'giving oneself coins by a changed client',
      'an economy that is worth nothing',
      '{player.coins} changes by {purchases} and results alone, each with a row that explains it',
    ],
    [
      'losing on purpose to play against beginners',
      'beginners leave',
      'odd rows of results are marked, and {player.skill} falls slowly',
    ],
  ],
  risks: [
    [
      'A new {season} brings everybody back in the same hour',
      'the wait for {a match} passes a minute',
      'open {seasons} by region, an hour apart',
    ],
    [
      'A rare {item} is sold by mistake for nothing',
      'a hundred rows in a minute',
      'limits for each {item} and hour, and a way to take back with a reason',
    ],
  ],
  uses: 'push, payment',
};
