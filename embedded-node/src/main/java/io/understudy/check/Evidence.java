package io.understudy.check;

/** All that the checks may look at. */
record Evidence(
    SessionLedger sessions, WriteLedger writes, ChatLedger chat, AnswerLedger answers) {}
