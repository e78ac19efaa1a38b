// Prints ICU's islamic-umalqura month starts, 1 Muharram 1343 to 1 Muharram 1501 AH: one JSON array of days since 1970-01-01.
const part = (formatter, date, type) => Number(formatter.formatToParts(date).find((p) => p.type === type).value);
const formatter = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn", {
  timeZone: "UTC",
  year: "numeric",
  month: "numeric",
  day: "numeric",
});
const starts = [];
for (let day = -16600; day < 39700; day++) {
  const date = new Date(day * 86400000);
  if (part(formatter, date, "day") !== 1) continue;
  const year = part(formatter, date, "year");
  if (year >= 1343 && (year <= 1500 || (year === 1501 && part(formatter, date, "month") === 1))) starts.push(day);
}
process.stdout.write(JSON.stringify({ icu: process.versions.icu, cldr: process.versions.cldr, starts }));
