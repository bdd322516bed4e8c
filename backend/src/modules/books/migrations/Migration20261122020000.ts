import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand, as all of the books. A consignment leaves in one parcel or in several, each recorded with what is in
 * it before anything else is done, and `finished_at` once the goods and Medusa have followed. Keys over both columns
 * keep a parcel from taking another consignment's pieces. `tests/modules/parcels.test.ts` holds the proof.
 */
export class Migration20261122020000 extends Migration {
  override async up(): Promise<void> {
    for (const statement of STATEMENTS) this.addSql(statement);
  }

  override async down(): Promise<void> {
    this.addSql("alter table consignment add column tracking text");
    this.addSql(
      `update consignment c set tracking = (
         select p.tracking from parcel p where p.consignment_id = c.id order by p.position desc limit 1)`,
    );
    this.addSql("drop table parcel_piece, parcel");
    this.addSql("alter table consignment_piece drop constraint consignment_piece_of_consignment");
    this.addSql("alter table consignment drop column packed_at");
  }
}

const STATEMENTS = [
  "alter table consignment add column packed_at timestamptz",
  "alter table consignment_piece add constraint consignment_piece_of_consignment unique (id, consignment_id)",
  `create table parcel (
     id text primary key,
     consignment_id text not null references consignment (id),
     position integer not null check (position >= 0),
     request_id text not null,
     fingerprint text not null,
     tracking text,
     sent_by text not null,
     sent_at timestamptz not null,
     finished_at timestamptz,
     unique (consignment_id, position),
     unique (consignment_id, request_id),
     unique (id, consignment_id)
   )`,
  "create index parcel_unfinished on parcel (sent_at) where finished_at is null",
  `create table parcel_piece (
     parcel_id text not null,
     consignment_id text not null,
     piece_id text not null,
     quantity integer not null check (quantity > 0),
     primary key (parcel_id, piece_id),
     foreign key (parcel_id, consignment_id) references parcel (id, consignment_id),
     foreign key (piece_id, consignment_id) references consignment_piece (id, consignment_id)
   )`,
  "create index parcel_piece_by_piece on parcel_piece (piece_id)",

  // Until now a consignment left whole: what was sent becomes its one parcel, less what was refunded before it left.
  `insert into parcel
     (id, consignment_id, position, request_id, fingerprint, tracking, sent_by, sent_at, finished_at)
   select 'pcl_' || substr(c.id, 5), c.id, 0, 'sent:' || c.id, '', c.tracking, 'network', c.sent_at, c.sent_at
   from consignment c where c.sent_at is not null`,
  `insert into parcel_piece (parcel_id, consignment_id, piece_id, quantity)
   select p.id, c.id, i.id, i.quantity - refunded.quantity
   from consignment c
   join parcel p on p.consignment_id = c.id
   join consignment_piece i on i.consignment_id = c.id and i.kind = 'goods'
   cross join lateral (
     select coalesce(sum(r.quantity), 0) as quantity from consignment_refund r
     where r.piece_id = i.id and r.decided_at <= c.sent_at
   ) refunded
   where i.quantity > refunded.quantity`,
  "alter table consignment drop column tracking",
];
