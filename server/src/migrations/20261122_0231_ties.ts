import type { Migration } from '../kernel/db/migrate.ts';

/** Customers who were here before: the staff they are in WeCom contact with see them, and the first of these owns them. May run again. */
export const tiesOfRelations: Migration = {
  name: '20261122_0231_ties',
  async up(db) {
    await db.raw(
      `insert into customer_staff (staff_id, customer_id, kind, since)
       select s.id, i.customer_id, 'contact', min(r.added_at)
       from wecom_relations r
       join identities i on i.kind = 'external_userid' and i.app_id = r.corp_id and i.value = r.external_userid
       join staff s on s.userid = lower(r.userid)
       where r.status in ('active', 'half')
         and not exists (select 1 from customer_staff t where t.staff_id = s.id and t.customer_id = i.customer_id and t.kind = 'contact')
       group by s.id, i.customer_id`,
    );
    await db.raw(
      `insert into customer_staff (staff_id, customer_id, kind, since)
       select min(t.staff_id), t.customer_id, 'owner', t.since
       from customer_staff t
       join (select customer_id, min(since) as first_since from customer_staff where kind = 'contact' group by customer_id) e
         on e.customer_id = t.customer_id and e.first_since = t.since
       join customers c on c.id = t.customer_id and c.owner_id = '' and c.merged_into_id is null
       join staff s on s.id = t.staff_id and s.active = 1
       where t.kind = 'contact'
       group by t.customer_id, t.since`,
    );
    await db.raw(
      `update customers
       set owner_id = (select min(t.staff_id) from customer_staff t where t.customer_id = customers.id and t.kind = 'owner')
       where owner_id = '' and exists (select 1 from customer_staff t where t.customer_id = customers.id and t.kind = 'owner')`,
    );
  },
};
