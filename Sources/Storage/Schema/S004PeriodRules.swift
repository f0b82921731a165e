/// Periods are closed in turn and reopened newest first, by two people: SQLite itself refuses.
enum S004PeriodRules {
    static let triggers = SQLText(
        """
        CREATE TRIGGER period_stays BEFORE UPDATE ON period
        BEGIN SELECT RAISE(ABORT, 'period is only added to'); END;
        CREATE TRIGGER period_is_kept BEFORE DELETE ON period
        BEGIN SELECT RAISE(ABORT, 'period is only added to'); END;

        CREATE TRIGGER period_is_newest BEFORE INSERT ON period
        WHEN new.id > 0 AND new.id <= (SELECT max(id) FROM period)
        BEGIN SELECT RAISE(ABORT, 'period is only added to'); END;

        CREATE TRIGGER period_closes_in_turn BEFORE INSERT ON period
        WHEN new.event = 'closed' AND new.first_day
            <> (SELECT closed_through + 1 FROM period ORDER BY id DESC LIMIT 1)
        BEGIN SELECT RAISE(ABORT, 'periods are closed one after the other'); END;

        CREATE TRIGGER period_reopens_newest BEFORE INSERT ON period
        WHEN new.event <> 'closed'
            AND ((SELECT closed_through FROM period ORDER BY id DESC LIMIT 1)
                    IS NOT new.last_day
                OR (SELECT first_day FROM period WHERE event = 'closed'
                    AND last_day = new.last_day ORDER BY id DESC LIMIT 1)
                    IS NOT new.first_day)
        BEGIN SELECT RAISE(ABORT, 'the newest closed period is reopened first'); END;

        CREATE TRIGGER period_reopens_by_two BEFORE INSERT ON period
        WHEN new.event = 'reopened' AND NOT EXISTS (
            SELECT 1 FROM period AS request
            JOIN work AS asked ON asked.id = request.work
            JOIN work AS approved ON approved.id = new.work
            WHERE request.id = (SELECT max(id) FROM period)
                AND request.event = 'requested'
                AND lower(trim(asked.operator)) <> lower(trim(approved.operator)))
        BEGIN SELECT RAISE(ABORT, 'a period is reopened by two people'); END;
        """)
}
