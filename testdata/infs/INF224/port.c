DECLARE_CONST_UNICODE_STRING(Name, L"\\Device\\AcmeSerial0");
DECLARE_CONST_UNICODE_STRING(Sddl, L"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GRGW;;;IU)");

NTSTATUS AddDevice(WDFDRIVER Driver, PWDFDEVICE_INIT Init)
{
    WDFDEVICE device;
    WdfDeviceInitAssignName(Init, &Name);
    WdfDeviceInitAssignSDDLString(Init, &Sddl); // want INF224:note
    return WdfDeviceCreate(&Init, WDF_NO_OBJECT_ATTRIBUTES, &device);
}
