/** In SQL, that the contract of a partner holds on the day that is given (`Partner.holdsOn`). */
export const onContract = (
  partnerId: string,
): string => `exists (select from partners where partners.id = ${partnerId}
  and ?::date between contract_from and coalesce(contract_until, 'infinity'))`;
