// Prints, as JSON, how ICU writes one date, number, percentage, amount and time by CLDR in each territory named on the command line.
const moment = new Date(Date.UTC(2021, 9, 18, 14, 30));
const forms = (tag) => ({
  date: new Intl.DateTimeFormat(tag, { dateStyle: "full", calendar: "gregory", timeZone: "UTC" }).format(moment),
  number: new Intl.NumberFormat(tag).format(1234567.89),
  percent: new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 1 }).format(0.625),
  money: new Intl.NumberFormat(tag, { style: "currency", currency: "QAR" }).format(12500000),
  time: new Intl.DateTimeFormat(tag, { timeStyle: "short", timeZone: "UTC" }).format(moment),
});
const found = { icu: process.versions.icu, cldr: process.versions.cldr, english: forms("en-001"), arabic: {} };
for (const territory of process.argv.slice(2)) found.arabic[territory] = forms(`ar-${territory}`);
process.stdout.write(JSON.stringify(found, null, 1) + "\n");
