/**
 * To be joined to `organisations top`: itself and all below it, as `below`. By the nodes that each organisation carries
 * of its region, okrug and territorial organisation, which have an index each; a walk down the paths takes ten times as long.
 */
export const BELOW = `cross join lateral (
    select * from organisations where top.level = 'NATIONAL'
    union all select * from organisations where top.level = 'REGIONAL' and region_id = top.node
    union all select * from organisations where top.level::text in ('OKRUG', 'INDUSTRY') and okrug_id = top.node
    union all select * from organisations where top.level = 'TERRITORIAL' and territorial_id = top.node
    union all select * from organisations where top.level = 'PRIMARY' and node = top.node
  ) below`;
