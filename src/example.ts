/** The brief that `npm start` offers to a newcomer. */
export const EXAMPLE_BRIEF = `A city library lends books and films to 80,000 members in 12 branches. Members search the catalogue, place holds, borrow and renew; copies move between branches by van; late returns cost a fine that members pay online by card. Design the backend: data, API, and what happens when the payment provider is down.`;
