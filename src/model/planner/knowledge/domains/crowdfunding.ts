import type { Domain } from '../domain.ts';

export const crowdfunding: Domain = {
  name: 'crowdfunding',
  signs:
    'crowdfunding, crowd funding, campaigns, backers, pledges, pledge, kickstarter, fundraising, donations, donors, donate, charity, funding goal, rewards for backers',
  person: 'backer',
  staff: 'curator',
  tenant: 'platform',
  load: { people: 40000, active: 0.05, requests: 15, peak: 12 },
  entities: {
    creator: {
      is: 'Somebody with an idea that needs money',
      words: 'campaign owner, founder, organiser, fundraiser, charity',
      core: true,
      rows: '1 per 50',
      by: 'person',
      fields: `
        full_name    person_name
        email        email unique
        payout_token code @hidden
        checked_at   time ? @read
        status       new | checked | blocked = new @read
      `,
    },
    campaign: {
      is: 'An idea with a sum and a last day',
      words: 'project, fundraiser page, cause, funding campaign',
      core: true,
      rows: '1 per 60',
      by: 'person',
      fields: `
        creator_id    -> creator @once
        slug          slug unique
        name          name
        story         long
        goal_minor    money
        currency      currency = 'EUR' @once
        pledged_minor money = 0 @read
        ends_at       time
        closed_at     time ? @read
        status        draft | live | funded | failed | withdrawn = draft @read
      `,
    },
    reward: {
      is: 'What {a backer} gets for a sum, as long as there is some left',
      words: 'perk, tier, reward tier, thank-you',
      core: true,
      rows: '1 per 12',
      by: 'person',
      fields: `
        campaign_id => campaign @once
        name        name
        from_minor  money
        places      int ?
        taken       count = 0 @read
      `,
    },
    backer: {
      is: 'Somebody who gives',
      words: 'supporter, donor, user, contributor, giver',
      core: true,
      rows: '1 per 1',
      by: 'person',
      fields: `
        full_name person_name
        email     email unique
        status    active | blocked = active @read
      `,
    },
    pledge: {
      is: 'What {a backer} promises to {a campaign}, charged when it succeeds',
      words: 'donation, contribution, support, gift',
      core: true,
      rows: '0.2 a month',
      keep: '10 years, as a financial record',
      fields: `
        campaign_id  -> campaign @once
        backer_id    -> backer @once
        reward_id    -> reward ? @once
        amount_minor money @once
        currency     currency = 'EUR' @once
        method_token code @hidden
        charged_at   time ? @read
        status       promised | charged | failed | withdrawn = promised @read
      `,
    },
    payout: {
      is: 'The money of {a campaign} on its way to its {creator}',
      words: 'transfer, disbursement',
      core: true,
      rows: '1 per 100',
      by: 'system',
      fields: `
        campaign_id  -> campaign unique @read
        amount_minor money @read
        fees_minor   money @read
        currency     currency = 'EUR' @read
        sent_at      time ? @read
        status       due | sent | returned = due @read
      `,
    },
    news: {
      is: 'What {a creator} tells those who gave',
      words: 'campaign update, announcement',
      rows: '0.02 a month',
      by: 'person',
      fields: `
        campaign_id => campaign @once
        name        name
        body        long
      `,
    },
    comment: {
      is: 'A question or a word below {a campaign}',
      words: 'question',
      rows: '0.1 a month',
      fields: `
        campaign_id => campaign @once
        backer_id   -> backer @once
        body        text(2000) @once
        status      shown | hidden = shown @read
      `,
    },
  },
  rules: [
    { on: 'pledge', check: 'amount_minor > 0', says: '{A pledge} is more than nothing' },
    {
      on: 'pledge',
      unique: 'campaign_id, backer_id',
      where: "status IN ('promised', 'charged')",
      says: '{A backer} has one standing {pledge} to {a campaign}',
    },
    {
      on: 'reward',
      check: 'places IS NULL OR taken <= places',
      says: 'No more of {a reward} is promised than there is',
    },
    { on: 'campaign', check: 'goal_minor > 0', says: '{A campaign} asks for more than nothing' },
    {
      on: 'pledge',
      check: "(status = 'charged') = (charged_at IS NOT NULL)",
      says: '{A pledge} that was charged says since when',
    },
  ],
  paths: [
    {
      asks: 'Who has promised what to this {campaign}, newest first?',
      on: 'pledge',
      by: 'campaign_id',
      order: 'created_at desc',
    },
    { asks: 'To what has this {backer} given, newest first?', on: 'pledge', by: 'backer_id', order: 'created_at desc' },
    { asks: 'Which live {campaigns} end next?', on: 'campaign', by: 'status', order: 'ends_at' },
    { asks: 'Which {campaigns} carry these words in their name?', on: 'campaign', match: 'name' },
    {
      asks: 'Which {pledges} of this {campaign} are still to be charged?',
      on: 'pledge',
      by: 'campaign_id',
      where: "status = 'promised'",
      order: 'created_at',
    },
  ],
  flows: [
    {
      does: 'pledges money to {a campaign}',
      words: 'pledge, back, donate, support, give, fund',
      by: 'person',
      makes: 'pledge',
      given: 'campaign',
      monthly: 0.2,
      unless: 'the {campaign} is over, or the {reward} is gone',
      calls: 'payment',
      tells: 'email',
    },
    {
      does: 'withdraws {a pledge}',
      words: 'withdraw, cancel pledge',
      by: 'person',
      moves: 'pledge',
      verb: 'withdraw',
      from: 'promised',
      to: 'withdrawn',
      monthly: 0.01,
      unless: 'the {campaign} ends within a day, or was charged already',
    },
    {
      does: 'starts {a campaign}',
      words: 'start, launch, create, publish',
      by: 'creator',
      moves: 'campaign',
      verb: 'launch',
      from: 'draft',
      to: 'live',
      monthly: 0.01,
      unless: 'its {creator} is not checked yet',
      calls: 'kyc',
    },
    {
      does: 'closes {a campaign} that has reached its sum',
      words: 'close, finish, succeed, payout',
      by: 'staff',
      moves: 'campaign',
      verb: 'close',
      from: 'live',
      to: 'funded',
      stamps: 'closed_at',
      monthly: 0.01,
      unless: 'its last day is not over, or the sum was not reached',
      tells: 'email',
    },
  ],
  asks: [
    {
      header: 'Below the goal',
      question: '{A campaign} ends at 80 percent. Who gets what?',
      why: 'It decides whether money moves at the promise or at the end.',
      options: [
        {
          label: 'Nobody is charged',
          effect: 'cards are kept as tokens, and charged in a batch after the last day',
          against: 'some cards have expired when the last day comes',
        },
        {
          label: 'The creator keeps what came',
          effect: 'each pledge is charged at once, like a purchase',
          against: 'backers pay for ideas that cannot be carried out',
        },
      ],
      recommended: 0,
      because: 'a promise with a condition is why people dare to give',
      said: ['all or nothing, all-or-nothing', 'keep what you raise, flexible funding, keep-it-all'],
    },
    {
      header: 'The bar',
      question: 'How fresh must the sum on the page of {a campaign} be?',
      why: 'It decides whether each {pledge} locks the row that everybody reads.',
      options: [
        {
          label: 'Exact at each promise',
          effect: 'the sum on the campaign changes in the transaction of the pledge',
          against: 'the last hour of a famous {campaign} is a queue on one row',
        },
        {
          label: 'A few seconds old',
          effect: 'a worker adds up new pledges every five seconds',
          against: 'the moment of 100 percent shows five seconds late',
        },
      ],
      recommended: 0,
      because: 'a row takes hundreds of changes a second, and the bar never contradicts the list',
      said: ['real-time total, live total', 'eventually consistent total, cached total'],
    },
  ],
  failures: [
    [
      'The provider stops half way through charging {a campaign}',
      'some {backers} are charged a day later',
      'each {pledge} is a call of its own under its own id, and the batch goes on with what is still "promised"',
    ],
    [
      'A card fails after the last day',
      'the {backer} has seven days to name another',
      'three tries on three days; then the {pledge} fails and the {reward} is free again',
    ],
    [
      'The last {reward} is taken twice at once',
      'the second one chooses another',
      '{reward.taken} rises by a conditional update inside the transaction of the {pledge}',
    ],
  ],
  threats: [
    [
      '{a campaign} that is a fraud',
      'the trust of all {backers}',
      '{creators} are checked before a {campaign} is live, and a {payout} waits fourteen days',
    ],
    [
      'giving to oneself with stolen cards',
      'charge-backs after the money is gone',
      'many small {pledges} from one address or device stop the {payout} until {a staff} has looked',
    ],
  ],
  risks: [
    [
      'Money that is held for others needs a licence',
      'a letter from the supervisor',
      'let the provider hold it on accounts for each {creator}, and never touch it here',
    ],
    [
      'Nine of ten {pledges} come on the first and on the last day',
      'the peak is forty times the mean',
      'rehearse both days with the real pages, and give {pledges} their own pool',
    ],
  ],
  uses: 'payment, email, kyc',
};
