-- A cell's parts found checkpoint by checkpoint, by index, whatever the planner takes the tables' sizes to be: `offset 0` keeps it from joining
-- the other way round, through all results of a dataset, which it prefers while it knows no sizes.
create or replace function observatory.cell_of(of_model uuid, of_dataset text)
    returns table (result bigint, score double precision, run uuid, status text)
    language sql stable as $$
    select shown.result, shown.score, shown.run, shown.status
    from (
        (select 0 as place, r.id as result, r.value as score, r.run, 'completed' as status
        from observatory.checkpoint c
            cross join lateral (select x.id, x.value, x.run from observatory.result x where x.checkpoint = c.id and x.dataset = of_dataset and x.is_primary offset 0) r
            left join observatory.eval_run e on e.id = r.run
        where c.model = of_model and (e.id is null or e.status = 'completed')
        order by r.value desc, c.training_step desc nulls last, r.id desc
        limit 1)
        union all
        (select 1, null, null, e.id, e.status
        from observatory.checkpoint c
            cross join lateral (
                select x.id, x.status, x.ingested_at from observatory.eval_run x
                where x.checkpoint = c.id and x.dataset = of_dataset and x.status <> 'completed' offset 0) e
        where c.model = of_model
        order by e.status = 'failed' desc, e.ingested_at desc, e.id desc
        limit 1)
    ) shown
    order by shown.place
    limit 1
$$;
