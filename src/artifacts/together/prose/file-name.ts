/** A name that is a file's, or a host's, by its ending, or a bank's message (`pain.001`): no topic, table or field of the design, though it has a dot in it. */
export const FILE_NAME =
  /^(?:pain|pacs|camt|acmt)\.\d{3}|\.(?:sql|ts|js|py|go|rs|java|kt|cs|md|ya?ml|json|toml|proto|graphql|env|sh|txt|csv|com|org|io|net|dev|internal|local|html|xml|log|tf|gz|png|svg|lua)$/;
