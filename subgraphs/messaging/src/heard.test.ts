import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { messaging } from "./subgraph.js";
import { type TestPerson, TestUnion } from "./testing/union.js";

const app = testSubgraph(messaging);
beforeAll(() => TestUnion.open(app));

interface News {
  to: TestPerson[];
  event: string;
  payload: object;
  said: { subject: string; title: string; text: string; path: string };
  english: { title: string; text: string };
}

/** For each event whom it is for, and what they are told. */
const NEWS: Record<string, (union: TestUnion, whose: TestPerson) => Promise<News> | News> = {
  "a letter, to who keeps an organisation that got it": async (union) => {
    const keeper = await union.servant();
    const letterId = randomUUID();
    await union.lend("letter_recipient", {
      letter_id: letterId,
      organisation_id: union.school.id,
      sender_id: union.region.id,
      number: 17,
      subject: "О семинаре",
    });
    return {
      to: [keeper],
      event: "letterSent",
      payload: { letterId, organisationId: union.region.id, mailbox: null, recipients: 1 },
      said: {
        subject: "LETTER",
        title: "Письмо: О семинаре",
        text: "Карельская организация: письмо № 17 «О семинаре». Оно лежит во входящих.",
        path: `/organisations/${union.school.id}/letters/${letterId}`,
      },
      english: {
        title: "Letter: О семинаре",
        text: "Карельская организация: letter No. 17, “О семинаре”. It lies among the received.",
      },
    };
  },
  "a file that is on the register, to the keepers and to who sent it": async (union, whose) => {
    const keeper = await union.servant();
    const importId = randomUUID();
    await union.lend("member_import", {
      import_id: importId,
      account_id: whose.accountId,
      applied_at: "2026-01-31T08:01:00Z",
    });
    const number = `10-01-${String(union.school.node).slice(-4)}-00001`;
    return {
      to: [keeper, whose],
      event: "membersImported",
      payload: { importId, organisationId: union.school.id, fileName: "школа 12.xlsx", created: 31 },
      said: {
        subject: "FILE",
        title: "Список на загрузку обработан",
        text: `Организация: ППО школы № 12.\nИНПО: ${number}.\nФайл: школа 12.xlsx.\nСоздано: 31 новая карточка.\nВремя: 31 января 2026 г. в 11:01.`,
        path: `/organisations/${union.school.id}/members`,
      },
      english: {
        title: "The list of members is processed",
        text: `Organisation: ППО школы № 12.\nNumber: ${number}.\nFile: школа 12.xlsx.\nNew cards: 31.\nTime: 31 January 2026 at 11:01.`,
      },
    };
  },
  "a decision on an application, to its author": (_union, whose) => ({
    to: [whose],
    event: "applicationDecided",
    payload: { applicationId: randomUUID(), status: "REJECTED", accountId: whose.accountId },
    said: {
      subject: "APPLICATION",
      title: "Заявление о вступлении отклонено",
      text: "Причина указана в кабинете.",
      path: "/cabinet/membership",
    },
    english: { title: "Your application to join is rejected", text: "The reason is in your cabinet." },
  }),
  "somebody who asks to be confirmed, to the keepers": async (union) => ({
    to: [await union.servant(union.school, "STAFF")],
    event: "membershipRequested",
    payload: { requestId: randomUUID(), organisationId: union.school.id },
    said: {
      subject: "MEMBERSHIP",
      title: "Просят подтвердить членство",
      text: "Обладатель учётной записи просит подтвердить, что он член профсоюза и стоит у вас на учёте.",
      path: `/organisations/${union.school.id}/requests`,
    },
    english: {
      title: "Somebody asks to be confirmed as a member",
      text: "The holder of an account asks you to confirm that they are a member on your register.",
    },
  }),
  "the answer to it, to who asked": (_union, whose) => ({
    to: [whose],
    event: "membershipRequestDecided",
    payload: { requestId: randomUUID(), accountId: whose.accountId, status: "CONFIRMED" },
    said: {
      subject: "MEMBERSHIP",
      title: "Членство подтверждено",
      text: "Ваша организация подтвердила членство: кабинет и карта открыты для вас.",
      path: "/cabinet/membership",
    },
    english: {
      title: "Your membership is confirmed",
      text: "Your organisation has confirmed your membership: your cabinet and card are open to you.",
    },
  }),
  "a card that is blocked, to its holder": (_union, whose) => ({
    to: [whose],
    event: "cardChanged",
    payload: { memberId: whose.memberId, number: "9643809000000017", status: "BLOCKED" },
    said: {
      subject: "CARD",
      title: "Профсоюзная карта заблокирована",
      text: "Карта больше не действует. Если это ошибка, обратитесь в вашу организацию.",
      path: "/card",
    },
    english: {
      title: "Your membership card is blocked",
      text: "The card counts no more. If this is a mistake, ask your organisation.",
    },
  }),
  "an answer to an appeal, to who wrote it under their name": async (union, whose) => {
    const id = randomUUID();
    await union.lend("appeal_author", { appeal_id: id, number: 204, member_id: whose.memberId });
    return {
      to: [whose],
      event: "appealReplied",
      payload: { id, organisationId: union.region.id },
      said: {
        subject: "APPEAL",
        title: "На обращение № 204 ответили",
        text: "Ответ можно прочитать в обращении.",
        path: `/appeals/${id}`,
      },
      english: { title: "Appeal No. 204 is answered", text: "The answer stands in the appeal." },
    };
  },
  "a task, to whoever is to do it, and not to who gave it": async (union, whose) => {
    const giver = await union.member();
    const id = randomUUID();
    return {
      to: [whose],
      event: "taskChanged",
      payload: {
        id,
        number: 31,
        place: 7,
        deed: "CREATED",
        responsibleId: whose.accountId,
        givenBy: giver.accountId,
        accountId: giver.accountId,
      },
      said: {
        subject: "TASK",
        title: "Вам поручена задача № 31",
        text: "Что сделать и к какому дню, указано в задаче.",
        path: `/tasks/${id}`,
      },
      english: { title: "Task No. 31 is yours to do", text: "The task says what to do, and by which day." },
    };
  },
  "a task that is done, to who gave it": async (union, whose) => {
    const doer = await union.member();
    const id = randomUUID();
    return {
      to: [whose],
      event: "taskChanged",
      payload: {
        id,
        number: 31,
        place: 8,
        deed: "DONE",
        responsibleId: doer.accountId,
        givenBy: whose.accountId,
        accountId: doer.accountId,
      },
      said: {
        subject: "TASK",
        title: "Задача № 31 выполнена",
        text: "Результат указан в задаче.",
        path: `/tasks/${id}`,
      },
      english: { title: "Task No. 31 is done", text: "The result stands in the task." },
    };
  },
  "a term that is over, to who is to do it and who gave it": async (union, whose) => {
    const giver = await union.member();
    const id = randomUUID();
    return {
      to: [whose, giver],
      event: "taskDue",
      payload: {
        id,
        number: 31,
        responsibleId: whose.accountId,
        givenBy: giver.accountId,
        dueOn: "2026-11-20",
        isOverdue: true,
      },
      said: {
        subject: "TASK",
        title: "Задача № 31 просрочена",
        text: "Срок был 20 ноября 2026 г.",
        path: `/tasks/${id}`,
      },
      english: { title: "Task No. 31 is overdue", text: "It was due on 20 November 2026." },
    };
  },
  "the answer to an objection, to the claimant": (_union, whose) => {
    const claimId = randomUUID();
    return {
      to: [whose],
      event: "claimObjectionAnswered",
      payload: { claimId, memberId: whose.memberId, number: 8, isAccepted: false },
      said: {
        subject: "CLAIM",
        title: "Ответ на возражение по заявлению № 8",
        text: "Решение остаётся прежним. Почему, указано в заявлении.",
        path: `/insurance/claims/${claimId}`,
      },
      english: {
        title: "Your objection on claim No. 8 is answered",
        text: "The decision stands. The claim says why.",
      },
    };
  },
  "money for a claim, to the claimant": (_union, whose) => {
    const claimId = randomUUID();
    return {
      to: [whose],
      event: "claimPaid",
      payload: { claimId, memberId: whose.memberId, number: 8, kopecks: 110_000 },
      said: {
        subject: "CLAIM",
        title: "Выплата по заявлению № 8",
        text: "Отправлено 1\u00a0100,00\u00a0₽.",
        path: `/insurance/claims/${claimId}`,
      },
      english: { title: "Claim No. 8 is paid", text: "RUB\u00a01,100.00 have been sent." },
    };
  },
  "an event that is cancelled, to who comes": async (union, whose) => {
    const id = randomUUID();
    await union.lend("event", {
      event_id: id,
      organisation_id: union.region.id,
      title: "Семинар",
      place: "Дом учителя",
      starts_at: "2026-12-01T11:00:00Z",
      time_zone: "Europe/Moscow",
      status: "CANCELLED",
    });
    await union.lend("event_guest", { event_id: id, member_id: whose.memberId, status: "WAITING" });
    const other = await union.member();
    await union.lend("event_guest", { event_id: id, member_id: other.memberId, status: "WITHDRAWN" });
    return {
      to: [whose],
      event: "eventCancelled",
      payload: { id, organisationId: union.region.id },
      said: {
        subject: "EVENT",
        title: "Мероприятие отменено: Семинар",
        text: "Начало: 1 декабря 2026 г. в 14:00. Место: Дом учителя.",
        path: `/events/${id}`,
      },
      english: {
        title: "Cancelled: Семинар",
        text: "It begins on 1 December 2026 at 14:00. Place: Дом учителя.",
      },
    };
  },
  "a request to join a group, to who keeps it or its organisation": async (union, whose) => {
    const id = await groupOf(union);
    await union.lend("member_group_keeper", { group_id: id, member_id: whose.memberId });
    const asking = await union.member();
    return {
      to: [whose, await union.servant(union.region)],
      event: "groupJoinAsked",
      payload: { id, organisationId: union.region.id, memberId: asking.memberId },
      said: {
        subject: "GROUP",
        title: "Просятся в группу: Совет ветеранов",
        text: "Заявка ждёт решения на странице участников группы.",
        path: `/groups/${id}/members`,
      },
      english: {
        title: "Somebody asks to join: Совет ветеранов",
        text: "The request awaits a decision on the page of the group's members.",
      },
    };
  },
  "the decision on it, to who asked": async (union, whose) => {
    const id = await groupOf(union);
    return {
      to: [whose],
      event: "groupJoinDecided",
      payload: { id, memberId: whose.memberId, isAccepted: true },
      said: {
        subject: "GROUP",
        title: "Вас приняли в группу: Совет ветеранов",
        text: "Теперь вы читаете и пишете в ней вместе со всеми.",
        path: `/groups/${id}`,
      },
      english: {
        title: "You are let into the group: Совет ветеранов",
        text: "You read and write in it now as all its members do.",
      },
    };
  },
  "an invitation to a group, to who is invited": async (union, whose) => {
    const id = await groupOf(union);
    return {
      to: [whose],
      event: "membersInvitedToGroup",
      payload: { id, memberIds: [whose.memberId] },
      said: {
        subject: "GROUP",
        title: "Вас приглашают в группу: Совет ветеранов",
        text: "Принять или отклонить приглашение можно на странице группы.",
        path: `/groups/${id}`,
      },
      english: {
        title: "You are invited to the group: Совет ветеранов",
        text: "Accept or decline the invitation on the page of the group.",
      },
    };
  },
  "a removal from a group, to who was removed": async (union, whose) => {
    const id = await groupOf(union);
    return {
      to: [whose],
      event: "memberRemovedFromGroup",
      payload: { id, memberId: whose.memberId },
      said: {
        subject: "GROUP",
        title: "Вас исключили из группы: Совет ветеранов",
        text: "Причина на странице группы. Вернуться можно по приглашению её ведущих. Если вы не согласны, напишите обращение в организацию, чья это группа.",
        path: `/groups/${id}`,
      },
      english: {
        title: "You were removed from the group: Совет ветеранов",
        text: "The reason is on the page of the group. You come back when its keepers invite you. If you disagree, write an appeal to the organisation whose group it is.",
      },
    };
  },
  "a monitoring, to the keepers of those who are asked": async (union) => {
    const [school, lyceum] = [await union.servant(), await union.servant(union.lyceum)];
    const id = randomUUID();
    return {
      to: [school, lyceum],
      event: "monitoringDue",
      payload: {
        id,
        organisationId: union.region.id,
        organisationPath: union.region.path,
        level: "PRIMARY",
        dueOn: "2026-12-01",
      },
      said: {
        subject: "REPORTING",
        title: "Срок мониторинга подходит",
        text: "Карельская организация ждёт ответа до 1 декабря 2026 г. включительно. Если вы уже ответили, делать ничего не нужно.",
        path: `/monitorings/${id}`,
      },
      english: {
        title: "A monitoring is nearly due",
        text: "Карельская организация waits for an answer until 1 December 2026. Nothing is left to do if you have answered.",
      },
    };
  },
  "appeals that rise, to who leads the organisation": async (union) => ({
    to: [await union.servant(union.region)],
    event: "troubleNoticed",
    payload: { id: randomUUID(), organisationId: union.region.id, subject: "EMPLOYER", value: "1001234567" },
    said: {
      subject: "WARNING",
      title: "Обращений стало заметно больше",
      text: "Их больше обычного вокруг одного работодателя. Посмотрите анализ обращений.",
      path: `/organisations/${union.region.id}/appeals/analysis`,
    },
    english: {
      title: "Appeals have risen",
      text: "There are more than usual around one employer. See the analysis of appeals.",
    },
  }),
};

async function groupOf(union: TestUnion): Promise<string> {
  const id = randomUUID();
  await union.lend("member_group", {
    group_id: id,
    organisation_id: union.region.id,
    title: "Совет ветеранов",
  });
  return id;
}

const everyone = () =>
  app.sql<{ person: string }>("select person_id as person from messaging.notices order by 1");

describe("what is told of", () => {
  it.each(Object.entries(NEWS))("%s, once, in both languages", async (_what, make) => {
    const union = await TestUnion.found(app);
    const whose = await union.member();
    await Promise.all([union.member(), union.servant(union.root), union.servant(union.school, "OPERATOR")]);
    const { to, event, payload, said, english } = await make(union, whose);
    const before = (await everyone()).length;

    await union.hear(event, payload);
    for (const person of to) expect(await union.told(person)).toEqual([said]);
    const [kept] = await app.sql(
      "select title_en as title, text_en as text from messaging.sayings where path = $1 and title_ru = $2",
      [said.path, said.title],
    );
    expect(kept).toEqual(english);
    expect(await everyone()).toHaveLength(before + to.length);

    if (REPEATED.includes(event)) return;
    await union.hear(event, payload);
    expect(await everyone()).toHaveLength(before + to.length);
  });

  it("says nothing of what happened days ago, so that nobody is told a platform's whole past", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member();
    const blocked = { memberId: anna.memberId, number: "9643809000000017", status: "BLOCKED" };

    await union.hear("cardChanged", blocked, 4);
    expect(await union.told(anna)).toEqual([]);
    await union.hear("cardChanged", blocked, 2);
    expect(await union.told(anna)).toHaveLength(1);
  });

  it("tells of each decision on a claim, and of each answer to an objection", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member();
    const claim = { claimId: randomUUID(), memberId: anna.memberId, number: 8 };

    await union.hear("claimDecided", { ...claim, state: "REFUSED" });
    await union.hear("claimObjectionAnswered", { ...claim, isAccepted: true });
    await union.hear("claimDecided", { ...claim, state: "REFUSED" });
    await union.hear("claimObjectionAnswered", { ...claim, isAccepted: true });
    await union.hear("claimDecided", { ...claim, state: "APPROVED" });

    const refused = "По заявлению № 8 отказано";
    const answered = "Ответ на возражение по заявлению № 8";
    expect((await union.told(anna)).map(({ title }) => title)).toEqual([
      refused,
      answered,
      refused,
      answered,
      "Заявление № 8 одобрено",
    ]);
  });

  it("tells nobody of an answer to an appeal without a name", async () => {
    const union = await TestUnion.found(app);
    const before = await everyone();

    await union.hear("appealReplied", { id: randomUUID(), organisationId: union.region.id });
    await union.hear("appealClosed", { id: randomUUID(), organisationId: union.region.id });

    expect(await everyone()).toEqual(before);
  });

  it("tells nobody of what they did with a task themselves, nor of what is only changed", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member();
    const before = await everyone();
    const task = {
      number: 5,
      responsibleId: anna.accountId,
      givenBy: anna.accountId,
      accountId: anna.accountId,
    };

    for (const [place, deed] of [
      "CREATED",
      "CHANGED",
      "TAKEN",
      "HANDED",
      "DONE",
      "DROPPED",
      "REOPENED",
    ].entries())
      await union.hear("taskChanged", { ...task, id: randomUUID(), place, deed });

    expect(await everyone()).toEqual(before);
  });

  const anEvent = async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member();
    const id = randomUUID();
    await union.lend("event", {
      event_id: id,
      organisation_id: union.school.id,
      title: "Собрание",
      starts_at: "2026-12-01T11:00:00Z",
      time_zone: "Asia/Novosibirsk",
    });
    await union.lend("event_guest", { event_id: id, member_id: anna.memberId, status: "REGISTERED" });
    const hear = (name: string, daysAgo = 0) =>
      union.hear(name, { id, organisationId: union.school.id }, daysAgo);
    const moveTo = (place: string | null) =>
      app.sql("update published.event set place = $2 where event_id = $1", [id, place]);
    return { hear, moveTo, told: async () => (await union.told(anna)).map(({ text }) => text) };
  };

  it.each([0, 90])(
    "tells of a change of an event planned %i days ago only where what is said of it has changed",
    async (daysAgo) => {
      const { hear, moveTo, told } = await anEvent();

      await hear("eventPlanned", daysAgo);
      await hear("eventChanged");
      expect(await told()).toEqual([]);
      await moveTo("Актовый зал");
      await hear("eventChanged");
      await hear("eventChanged");
      await hear("eventPlanned", daysAgo);
      await hear("eventChanged");
      await moveTo(null);
      await hear("eventChanged");

      expect(await told()).toEqual([
        "Начало: 1 декабря 2026 г. в 18:00. Место: Актовый зал.",
        "Начало: 1 декабря 2026 г. в 18:00.",
      ]);
    },
  );

  it("tells of the first change of an event of whose planning it did not hear, and then compares", async () => {
    const { hear, told } = await anEvent();

    await hear("eventChanged");
    await hear("eventChanged");

    expect(await told()).toEqual(["Начало: 1 декабря 2026 г. в 18:00."]);
  });
});

/** What may happen again, and is told of again: each has happened. */
const REPEATED = [
  "cardChanged",
  "appealReplied",
  "claimObjectionAnswered",
  "groupJoinDecided",
  "membersInvitedToGroup",
  "memberRemovedFromGroup",
];
