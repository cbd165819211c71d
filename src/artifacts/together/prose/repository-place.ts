/** A place in the repository that a text cites: `src/db/schema.sql:14`. What is named beside it is of the code there is, and not of the design. */
export const REPOSITORY_PLACE = /[\w./-]+\.[a-z]\w{0,5}:\d+\b/i;
