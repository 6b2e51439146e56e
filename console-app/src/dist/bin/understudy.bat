@echo off
rem Starts Understudy with the first Java 25 or newer that it finds.
rem   UNDERSTUDY_JAVA_HOME   the Java to use, before JAVA_HOME and all others
rem   UNDERSTUDY_JAVA_OPTS   more options for it, for example -Xmx512m
setlocal
set "NEEDED=25"
for %%I in ("%~dp0..") do set "ROOT=%%~fI"
set "FOUND="

if not defined UNDERSTUDY_JAVA_HOME goto search
call :consider "%UNDERSTUDY_JAVA_HOME%"
if defined FOUND goto start
echo understudy: UNDERSTUDY_JAVA_HOME=%UNDERSTUDY_JAVA_HOME% is no Java %NEEDED% or newer. 1>&2
exit /b 1

:search
if defined JAVA_HOME call :consider "%JAVA_HOME%"
if not defined FOUND for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :consider "%%~dp$PATH:J.."
for %%D in (
  "%ProgramFiles%\Eclipse Adoptium"
  "%ProgramFiles%\Java"
  "%ProgramFiles%\Microsoft"
  "%ProgramFiles%\Zulu"
  "%ProgramFiles%\Amazon Corretto"
  "%ProgramFiles%\BellSoft"
  "%USERPROFILE%\.jdks"
) do if not defined FOUND if exist "%%~D" for /d %%J in ("%%~D\*") do if not defined FOUND call :consider "%%~J"

if defined FOUND goto start
echo understudy: needs Java %NEEDED% or newer and found none. 1>&2
echo Install a JDK %NEEDED%, or set UNDERSTUDY_JAVA_HOME to the folder of one. 1>&2
exit /b 1

:start
"%FOUND%\bin\java.exe" "@%ROOT%\lib\java.args" --module-path="%ROOT%\lib\fx" %UNDERSTUDY_JAVA_OPTS% -classpath "%ROOT%\lib\*" io.understudy.console.Launcher %*
exit /b %ERRORLEVEL%

rem :consider HOME   sets FOUND when a Java of at least NEEDED lives there
:consider
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
for /f "usebackq tokens=1,2 delims==." %%U in ("%~1\release") do (
  if "%%U"=="JAVA_VERSION" for /f %%M in ("%%~V") do if %%M geq %NEEDED% set "FOUND=%~f1"
)
exit /b
