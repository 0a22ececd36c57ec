import type { KnowledgeDraft } from "./draft.ts";

const applications = { ru: "Заявления", en: "Applications" };
const register = { ru: "Учёт", en: "Register" };
const cards = { ru: "Билеты и документы", en: "Cards and papers" };
const reports = { ru: "Отчётность", en: "Reports" };

/** How things are done on the site, by the words that stand on its pages. */
export const instructions: readonly KnowledgeDraft[] = [
  {
    key: "process-application",
    explains: "APPLICATIONS",
    topic: applications,
    title: "Как обработать электронное заявление",
    tags: "заявление, вступление, приём, очередь, совпадение",
    documents: [{ file: "application-memo.pdf", name: "Памятка председателю. Электронное заявление" }],
    body: `
Электронное заявление приходит в организацию, которую выбрал человек. Если он её не нашёл, заявление попадает туда, где по ИНН работодателя или по названию города ближе всего: в вышестоящую организацию, и её сотрудники принимают решение сами. О новых заявлениях система сообщает каждое утро в 8:01 по часам организации.

1. Откройте «Заявления» в верхнем меню. Заявления стоят по порядку поступления; новое появится само, обновлять страницу не нужно.
2. Прочитайте, что написал человек: дату рождения, занятость, место работы, телефон, почту и примечание.
3. Посмотрите строки под заявлением, если они есть: это похожие люди, которые уже известны реестру. «Уже на учёте: те же имя и дата рождения» значит, что принимать второй раз не нужно, а нужен перевод. «Похожее имя» или «Такой же телефон» сравните по карточке: имя в строке ведёт к ней, если карточка вам открыта.
4. Чтобы принять, раскройте «Решение собрания или профкома» и впишите дату решения и номер протокола. Пол система узнаёт по отчеству; если отчества нет, выберите его сами. Нажмите «Принять на учёт».
5. Чтобы отказать, раскройте «Отклонить», напишите причину и нажмите «Отклонить заявление». Причину прочтёт автор заявления.

Принятый сразу состоит на учёте: у него есть карточка и номер электронного билета. Членство начинается в день решения, а если дата решения не вписана, — в тот день, когда вы приняли заявление. Человек узнаёт решение по коду заявления на странице «Вступить в Профсоюз» и в кабинете, если подавал заявление, войдя на сайт.

Если система отвечает, что человек с таким именем и датой рождения уже состоит на учёте, отклоните заявление с пояснением и договоритесь о переводе. Автор может и сам отозвать заявление: тогда оно уйдёт из очереди.`,
    en: {
      title: "How to process an electronic application",
      body: `
An electronic application comes to the organisation that the person chose. Where none was found, it goes by the employer’s taxpayer number or the name of the town to the nearest organisation above, whose staff decide themselves. Each morning at 8:01 by the clocks of the organisation the system tells of new applications.

1. Open “Applications” in the menu at the top. They stand in the order they arrived; a new one appears by itself.
2. Read what the person wrote: date of birth, occupation, place of work, telephone, e-mail and note.
3. Look at the lines below the application, if there are any: these are people like them whom the register knows. “Already on the register” means that a transfer is needed and not a second admission. Compare a similar name or the same telephone by the card, where it is open to you.
4. To admit, open “Decision of the meeting or committee”, write the date of the decision and the number of the minutes, and press “Put on the register”. The sex is told by the patronymic; without one choose it yourself.
5. To refuse, open “Refuse”, write the reason and press “Refuse the application”. Its author will read the reason.

Whoever is admitted is on the register at once, with a card and its number. Membership begins on the day of the decision, or today where no day was written. The person learns the decision by the code of the application, and in the cabinet.

Where the system answers that somebody of this name and day of birth is a member already, refuse with an explanation and arrange a transfer.`,
    },
  },
  {
    key: "put-on-register",
    explains: "REGISTER",
    topic: register,
    title: "Как поставить члена Профсоюза на учёт",
    tags: "учёт, постановка, карточка, приём",
    body: `
Так на учёт ставят того, кто подал заявление на бумаге. Кто подал электронное, того принимают в очереди «Заявления»; список людей ставят файлом.

1. Откройте «Постановка на учёт» в меню организации.
2. Впишите фамилию, имя, отчество и дату рождения так, как в паспорте. Пол система определит по отчеству.
3. Выберите занятость, впишите должность, телефон и почту: по ним человек войдёт в кабинет.
4. Впишите дату решения собрания или профкома и номер протокола. Членство начинается в день решения; если его не вписать — сегодня.
5. Нажмите «Поставить на учёт». Если проверка нашла описку или похожего человека, система покажет их и ничего не запишет. Исправьте или убедитесь, что всё верно, и отправьте ещё раз.

После этого у человека есть карточка и номер билета. Кого вы сняли раньше, возвращается на ту же карточку, со всей историей.

Кто состоит на учёте в другой первичной организации, того не ставят заново, а переводят: это делают те, в чьём ведении обе организации, на вкладке «Движение по учёту» его карточки.`,
    en: {
      title: "How to put a member on the register",
      body: `
This is for those who applied on paper. Electronic applications are decided in the queue; whole lists come as files.

1. Open “Putting on the register” in the organisation’s menu.
2. Write the surname, first name, patronymic and date of birth as in the passport. The sex is told by the patronymic.
3. Choose the occupation, and write the position, telephone and e-mail: by these the person signs in.
4. Write the date of the decision and the number of the minutes. Membership begins on that day, or today.
5. Press “Put on the register”. Where the check has found a slip or somebody alike, it shows them and writes nothing down. Correct it, or make sure that all is right, and send once more.

Whom you removed before returns to the same card with all its history. Whoever is on the register of another primary is transferred and not put on again.`,
    },
  },
  {
    key: "take-off-register",
    explains: "REGISTER",
    topic: register,
    title: "Как снять члена Профсоюза с учёта",
    tags: "учёт, снятие, основание, увольнение",
    body: `
1. Откройте «Члены Профсоюза» и найдите человека по фамилии.
2. Под его именем раскройте «Снять с учёта».
3. Выберите причину: по собственному желанию, уволен, окончил учёбу, исключён, умер или другая. Другую причину поясните в примечании.
4. Впишите дату и номер решения, если решение принимали. Днём снятия станет день решения, а без него — сегодняшний.
5. Нажмите «Да, снять с учёта».

Карточка и её история сохраняются: снятых показывает ссылка «Снятые с учёта» на той же странице. Электронный билет больше не действует. Если человек вернётся, поставьте его на учёт снова: он получит прежнюю карточку, а профсоюзный стаж сложится из обоих сроков.

Кто переходит в другую организацию Профсоюза, того не снимают, а переводят: иначе прервётся стаж.`,
    en: {
      title: "How to take a member off the register",
      body: `
1. Open “Members” and find the person by the surname.
2. Below the name open “Remove from the register”.
3. Choose the reason; explain “Another” in the note.
4. Write the date and the number of the decision where one was taken. Without one the day is today.
5. Press “Yes, remove”.

The card and its history are kept: “Removed from the register” on the same page shows them. The membership card does not count any longer. Whoever comes back gets the same card, and both terms make up the seniority. Whoever goes to another organisation of the union is transferred instead.`,
    },
  },
  {
    key: "load-list",
    explains: "MEMBER_FILES",
    topic: register,
    title: "Как загрузить список членов Профсоюза",
    tags: "список, файл, загрузка, CSV, XLSX, Excel",
    body: `
Список — таблица CSV или XLSX до 50 мегабайт, в первой строке названия столбцов. Нужны ФИО одним столбцом или фамилия и имя отдельно; остальное берётся, если есть. Образец можно скачать на той же странице.

1. Откройте «Списки на загрузку», выберите файл. Если в нём нет дат вступления, впишите одну на всех. Нажмите «Прочитать файл». На учёт пока никто не поставлен.
2. Проверьте «Столбцы»: так система их поняла. Если что-то не так, исправьте и нажмите «Прочитать заново».
3. Посмотрите строки. «Новые» встанут на учёт. «Возможно, уже есть» сравните с похожим человеком из реестра и решите про каждого: другой человек или тот же. «На другом учёте» переводят, а не ставят заново. «С ошибкой» исправьте в файле и загрузите его снова: остальные не повторятся.
4. Нажмите «Поставить на учёт» и подтвердите число людей. Когда файл обработан, придёт уведомление.
5. Ошиблись файлом — нажмите «Отменить загрузку»: исчезнут все, кого он принёс, кроме тех, с кем после этого что-то делали.

Файл с паролем, XLS, PDF и документы не читаются: сохраните таблицу как XLSX или CSV.`,
    en: {
      title: "How to send a list of members as a file",
      body: `
A list is a CSV or XLSX table of up to 50 megabytes whose first row holds the titles of the columns. Either the whole name or surname and first name are needed. A sample can be downloaded on the page.

1. Open “Files of members”, choose the file and press “Read the file”. Nobody is put on the register yet.
2. Look at “Columns”; correct what was misunderstood and press “Read anew”.
3. Look at the rows. “New” will be put on. Decide of each “Perhaps there already” whether it is the same person. “On another register” are transferred. Mend those “With a fault” in the file and send it again.
4. Press “Put on the register” and confirm how many. A notice comes when the file is done.
5. If it was the wrong file, press “Undo this file”: all whom it brought disappear, except those about whom something was done since.`,
    },
  },
  {
    key: "order-cards",
    explains: "CARD_ORDERS",
    topic: cards,
    title: "Как заказать электронные профсоюзные билеты",
    tags: "билет, ЭПБ, карта, заявка, изготовление",
    body: `
Номер билета есть у каждого, кто состоит на учёте, и виртуальный билет открывается в кабинете сразу. Заявка нужна для пластиковых карт.

1. Откройте «Члены Профсоюза» и нажмите «Заказать билеты (ЭПБ)», затем «Новая заявка». Укажите, кому выдать карты, если не председателю, и включать ли неработающих пенсионеров.
2. Нажмите «Заполнить», чтобы включить всех, кому карта ещё не заказана, или «Заполнить по ЭПБ», чтобы взять только тех, у кого нет и билета в телефоне. Можно добавить людей по одному и убрать лишних.
3. Проверьте список и нажмите «Отправить заявку». После отправки состав изменить нельзя; отменить заявку можно, пока карты не изготовлены.
4. Когда карты изготовят и передадут, статус заявки изменится. После этого отметьте выдачу на карточке каждого: вкладка с билетом, «Выдать билет».

Не вошёл в заявку тот, кому карта уже заказана, и тот, кто не уплатил взнос за карточную систему, если он установлен. Утраченный билет отмечают на карточке и перевыпускают: у нового будет другой номер.`,
    en: {
      title: "How to order membership cards",
      body: `
Everyone on the register has a card number, and the virtual card opens in the cabinet at once. Orders are for plastic cards.

1. Open “Members”, press “Order membership cards”, then “New order”. Say who receives the cards, if not the chair.
2. Press “Fill” to take in all for whom none has been ordered yet, or “Fill by cards” for those only who have no card in the telephone either. People can be added and taken out one by one.
3. Look the list over and press “Send the order”. It can be cancelled until the cards are made.
4. When the cards have come, record on each member’s card that it was handed out.

A lost card is recorded on the member’s card and replaced: the new one has another number.`,
    },
  },
  {
    key: "prepare-papers",
    explains: "PAPERS",
    topic: cards,
    title: "Как составить документы по реестру",
    tags: "документы, заявление, карточка, протокол, выписка, PDF, DOCX",
    body: `
Документы составляются по тому, что записано в реестре: вводить в них ничего не нужно. Каждый готов в PDF и DOCX, и под QR-знаком у него код, по которому любой проверит подлинность на странице проверки.

1. Откройте «Документы» в меню организации.
2. «Документы на члена Профсоюза»: найдите человека и отметьте, что составить, — заявление о вступлении, заявление об удержании взносов, согласие на обработку данных, учётную карточку, профсоюзный билет. Если имя склоняется не по правилам, впишите его в нужном падеже.
3. «Собрания: протоколы и выписки»: внесите собрание, и протокол с выписками составится из записи.
4. «Список членов Профсоюза», «Карточка организации» и заявка на билеты составляются одним нажатием.
5. Готовые документы стоят первыми в списке: скачайте PDF для печати или DOCX, если нужно поправить.

Ошибку исправляют не в документе, а в реестре, и составляют документ заново: в силе будет новый.`,
    en: {
      title: "How to write papers from the register",
      body: `
Papers are written from what stands in the register. Each is there as PDF and DOCX, and has a code under its QR sign by which anyone can check that it is genuine.

1. Open “Papers” in the organisation’s menu.
2. “Papers about a member”: find the person and mark what to write.
3. “Meetings: minutes and extracts”: record a meeting, and its minutes and extracts write themselves.
4. The list of members, the card of the organisation and an order for cards take one press each.
5. Papers that are ready stand first in the list.

A mistake is mended in the register, and the paper is written anew.`,
    },
  },
  {
    key: "hand-in-report",
    explains: "ANNUAL_REPORT",
    topic: reports,
    title: "Как сдать годовой статистический отчёт",
    tags: "отчёт, 5-СП, 2-СП, 1-СП, статистика, годовой",
    body: `
Отчёт на 1 января составляется по реестру: первичные организации сдают форму 5-СП, территориальные — 2-СП, региональные — 1-СП. Вписывать числа не нужно, нужно, чтобы реестр был заполнен.

1. Сначала откройте «Полнота реестра» и заполните, чего не хватает: пол, даты рождения, занятость.
2. Откройте «Статистика», затем «Годовой отчёт» и выберите год. Форма уже заполнена.
3. Нажмите «Начать отчёт». Черновик показывает реестр как есть: исправили карточку — изменилось и число.
4. Когда числа верны, нажмите «Зафиксировать». Они подписаны и больше не изменятся.
5. Нажмите «Сдать отчёт». Вышестоящая организация увидит его и примет.

Вышестоящая организация видит под своей формой, сколько нижестоящих начали, зафиксировали и сдали отчёты и кто не сдал.`,
    en: {
      title: "How to hand in the annual report",
      body: `
The report as of 1 January is made from the register: primaries hand in form 5-SP, territorial organisations 2-SP, regional ones 1-SP. No figures are written in; the register has to be complete.

1. Open “What to fill in” first, and fill in what is missing.
2. Open “Statistics”, then “Annual report”, and choose the year. The form is filled in already.
3. Press “Begin the report”. A draft shows the register as it is.
4. When the figures are right, press “Seal it”. They are signed and stay so.
5. Press “Hand it in”. The organisation above sees it and accepts it.`,
    },
  },
];
