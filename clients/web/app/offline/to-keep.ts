/** The header by which a page is asked for to stand in later: it then says nothing of who reads, not even that nobody does. */
export const TO_KEEP = "x-angel-to-keep";
