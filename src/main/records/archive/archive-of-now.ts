/**
 * The address of the clinic's archive, in SQL; empty: there is none. What went to an archive, or came from one, is there only: another
 * address is another archive, which has nothing of it.
 */
export const ARCHIVE_OF_NOW = "coalesce((SELECT rtrim(url, '/') FROM archive), '')"
