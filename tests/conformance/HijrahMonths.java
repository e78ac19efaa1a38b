import java.time.LocalDate;
import java.time.chrono.HijrahChronology;
import java.time.chrono.HijrahDate;

/** Prints Java's Umm al-Qura month starts, 1 Muharram 1343 to 1 Muharram 1501 AH, as days since 1970-01-01, one a line. */
public class HijrahMonths {
    public static void main(String[] args) {
        for (int month = 0; month <= 158 * 12; month++) {
            HijrahDate start = HijrahChronology.INSTANCE.date(1343 + month / 12, month % 12 + 1, 1);
            System.out.println(LocalDate.from(start).toEpochDay());
        }
    }
}
