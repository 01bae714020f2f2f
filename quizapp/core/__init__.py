"""The rules of quizapp: facts, kinds of question, marking, memory."""
