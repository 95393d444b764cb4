-- Plans as data, who has which until when, and what was used of it.
create table plan (
    code text primary key check (code ~ '^[a-z][a-z0-9-]{1,30}$'),
    position int not null,
    visible boolean not null,
    -- The present one; what somebody bought stays as its own version says.
    version int not null
);

-- What a plan is, only ever added to.
create table plan_version (
    code text not null references plan (code) deferrable initially deferred,
    version int not null check (version > 0),
    name_uz text not null,
    name_ru text not null,
    name_en text not null,
    description_uz text not null,
    description_ru text not null,
    description_en text not null,
    -- In tiyin and cents, for 30 days.
    price_uzs bigint not null check (price_uzs >= 0),
    price_usd bigint not null check (price_usd >= 0),
    discount_quarterly int not null default 5 check (discount_quarterly between 0 and 99),
    discount_annual int not null default 15 check (discount_annual between 0 and 99),
    -- Null means unlimited.
    bots bigint check (bots >= 0),
    answers_a_day bigint check (answers_a_day >= 0),
    answers_a_month bigint check (answers_a_month >= 0),
    documents bigint check (documents >= 0),
    members bigint check (members >= 0),
    channels text[] not null,
    languages text[] not null,
    strong_model boolean not null default false,
    features text[] not null,
    ikpu text check (ikpu ~ '^[0-9]{17}$'),
    package_code text,
    vat_percent int check (vat_percent between 0 and 99),
    made_at timestamptz not null default now(),
    made_by text not null default 'shipped',
    primary key (code, version),
    check (answers_a_day is null or answers_a_month is null)
);
alter table plan add foreign key (code, version) references plan_version (code, version) deferrable initially deferred;

create function refuse_to_change_history() returns trigger language plpgsql as $$
begin
    raise exception 'table % is only ever added to', tg_table_name;
end $$;
create trigger plan_version_stays before update or delete on plan_version
    for each row execute function refuse_to_change_history();

insert into plan (code, position, visible, version) values
('trial', 1, true, 1), ('starter', 2, false, 1), ('basic', 3, true, 1), ('premium', 4, true, 1), ('business', 5, true, 1), ('enterprise', 6, true, 1);

insert into plan_version (code, version, name_uz, name_ru, name_en, description_uz, description_ru, description_en,
    price_uzs, price_usd, bots, answers_a_day, answers_a_month, documents, members, channels, languages, strong_model, features) values
('trial', 1, 'Bepul sinov', 'Пробный период', 'Free trial',
    'Toʻlovsiz boshlang: bitta Telegram bot, oʻzbekcha javoblar.', 'Начните бесплатно: один Telegram-бот, ответы на узбекском.', 'Start for free: one Telegram bot that answers in Uzbek.',
    0, 0, 1, 100, null, 5, 0, '{telegram,test}', '{uz}', false, '{ANNOUNCEMENTS}'),
('starter', 1, 'Starter', 'Стартовый', 'Starter',
    'Kichik biznes uchun: Telegram va saytingizdagi chat.', 'Для небольшого дела: Telegram и чат на Вашем сайте.', 'For a small business: Telegram and the chat on your website.',
    14900000, 1200, 1, null, 1000, 10, 0, '{telegram,web,test}', '{uz,ru,en}', false, '{}'),
('basic', 1, 'Asosiy', 'Базовый', 'Basic',
    'Bitta bot barcha kanallarda, uch tilda.', 'Один бот во всех каналах, на трёх языках.', 'One bot on every channel, in three languages.',
    29000000, 2400, 1, null, 3000, 20, 0, '{telegram,whatsapp,instagram,web,test}', '{uz,ru,en}', false, '{OWN_AI_KEY}'),
('premium', 1, 'Premium', 'Премиум', 'Premium',
    'Beshta bot, tahlil va oʻz mijozlaringizga xabarlar.', 'Пять ботов, аналитика и рассылки Вашим клиентам.', 'Five bots, analytics and messages to your own customers.',
    59000000, 4700, 5, null, 15000, 50, 0, '{telegram,whatsapp,instagram,web,test}', '{uz,ru,en}', false, '{OWN_AI_KEY,ANALYTICS,BROADCASTS}'),
('business', 1, 'Biznes', 'Бизнес', 'Business',
    'Yigirmata bot, cheksiz javoblar va jamoa uchun ish joyi.', 'Двадцать ботов, ответы без ограничений и работа командой.', 'Twenty bots, unlimited answers and room for your team.',
    62000000, 4900, 20, null, null, 100, 10, '{telegram,whatsapp,instagram,web,test}', '{uz,ru,en}', false, '{OWN_AI_KEY,ANALYTICS,BROADCASTS,TEAM}'),
('enterprise', 1, 'Korporativ', 'Корпоративный', 'Enterprise',
    'Cheklovsiz: eng kuchli model, API va ustuvor yordam.', 'Без ограничений: самая сильная модель, API и помощь вне очереди.', 'Without limits: the strongest model, API and priority support.',
    125000000, 9900, null, null, null, null, null, '{telegram,whatsapp,instagram,web,test}', '{uz,ru,en}', true,
    '{OWN_AI_KEY,ANALYTICS,BROADCASTS,TEAM,API,INTEGRATIONS,PRIORITY_SUPPORT}');

-- Everything that ever happened to an account's plan. Which plan runs when follows from these rows alone.
create table plan_change (
    account_id uuid not null,
    number int not null check (number > 0),
    id uuid not null unique,
    kind text not null check (kind in ('trial_begun', 'bought', 'extended', 'upgraded', 'downgrade_planned', 'downgrade_dropped',
        'granted', 'renewed', 'awaited', 'past_due', 'taken_back', 'ended', 'resumed', 'began', 'ran_out')),
    source text not null,
    at timestamptz not null,
    by_whom text not null,
    reason text not null,
    plan text not null,
    version int not null,
    starts_at timestamptz not null,
    length_millis bigint not null check (length_millis >= 0),
    until timestamptz,
    paid bigint not null check (paid >= 0),
    currency text not null,
    -- Whether it replaces the time that was not used yet.
    anew boolean not null,
    -- What the unused time of earlier sources became.
    carried jsonb not null,
    primary key (account_id, number),
    unique (account_id, source, kind),
    foreign key (plan, version) references plan_version (code, version)
);
-- One source gives time once, whatever the gift is called.
create unique index plan_change_gift on plan_change (account_id, source)
    where kind in ('trial_begun', 'bought', 'extended', 'upgraded', 'downgrade_planned', 'granted', 'renewed');
create trigger plan_change_stays before update or delete on plan_change
    for each row execute function refuse_to_change_history();

-- Keeps everybody else from changing the account's plan until the transaction ends, then reads its changes after the first
-- so many: one question instead of two, since a payment company waits. The reading sees what was committed meanwhile.
create function lock_plan(account uuid, known int) returns setof plan_change language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('plans.terms.' || account, 0));
    return query select * from plan_change c where c.account_id = account and c.number > known order by c.number;
end $$;

-- What the changes come to: the stretches of time in which an account has a plan. Can be computed anew at any time.
create table plan_term (
    account_id uuid not null,
    position int not null,
    source text not null,
    plan text not null,
    version int not null,
    paid bigint not null check (paid >= 0),
    currency text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    nature text not null check (nature in ('ordinary', 'calendar', 'grace')),
    lent_to text,
    lent_version int,
    -- Whether that moment is to be written down and announced when it comes.
    start_due boolean not null,
    end_due boolean not null,
    primary key (account_id, position),
    foreign key (plan, version) references plan_version (code, version),
    check (starts_at <= ends_at)
);
create index plan_term_end on plan_term (ends_at) where end_due;
create index plan_term_start on plan_term (starts_at) where start_due;

create table plan_standing (
    account_id uuid primary key,
    changed_at timestamptz not null,
    late_source text,
    late_until timestamptz
);

-- One free trial for each phone; the phone itself is not kept here.
create table trial_given (
    phone bytea primary key,
    given_at timestamptz not null
);

-- One free trial for each Telegram bot, of which only a fingerprint is kept.
create table trial_bot (
    bot bytea primary key,
    account_id uuid not null,
    given_at timestamptz not null,
    ends_at timestamptz not null
);

-- What staff wrote down about an account's plan.
create table plan_note (
    account_id uuid not null,
    id uuid not null,
    at timestamptz not null,
    by_whom text not null,
    text text not null,
    primary key (account_id, id)
);

-- What a dollar costs in tiyin, for showing costs; only ever added to.
create table dollar_rate (
    id uuid primary key,
    tiyin bigint not null check (tiyin > 0),
    holds_from date not null,
    set_at timestamptz not null,
    set_by text not null
);
create trigger dollar_rate_stays before update or delete on dollar_rate
    for each row execute function refuse_to_change_history();

-- Each thing that was used up, once by its key.
create table spent (
    account_id uuid not null,
    what smallint not null,
    key text not null,
    at timestamptz not null,
    primary key (account_id, what, key)
);
create index spent_at on spent (account_id, what, at);

-- The sum in each window of a limited plan.
create table usage (
    account_id uuid not null,
    what smallint not null,
    window_start timestamptz not null,
    window_end timestamptz not null,
    used bigint not null,
    ran_out boolean not null default false,
    primary key (account_id, what, window_start)
);
create index usage_ran_out on usage (window_end) where ran_out;
